package health.vigil.scenario;

import io.vertx.core.http.HttpServerRequest;

/** How a recipient takes a notification. */
enum Behaviour {
    HEALTHY {
        @Override
        void answer(HttpServerRequest request) {
            request.response().setStatusCode(204).end();
        }
    },
    FAILING {
        @Override
        void answer(HttpServerRequest request) {
            request.response().setStatusCode(500).end("no connection to the database");
        }
    },
    HANGING {
        /** Takes it and says nothing; whoever waits has to give up. */
        @Override
        void answer(HttpServerRequest request) {}
    },
    THROTTLING {
        @Override
        void answer(HttpServerRequest request) {
            request.response().setStatusCode(429).putHeader("Retry-After", "1").end();
        }
    },
    DROPPING {
        @Override
        void answer(HttpServerRequest request) {
            request.connection().close();
        }
    },
    GONE {
        @Override
        void answer(HttpServerRequest request) {
            request.response().setStatusCode(410).end();
        }
    },
    REFUSING {
        @Override
        void answer(HttpServerRequest request) {
            request.response().setStatusCode(400).end("unknown field");
        }
    };

    abstract void answer(HttpServerRequest request);

    /** The i-th of those that misbehave: every kind in turn. */
    static Behaviour misbehaviour(int i) {
        return values()[1 + i % (values().length - 1)];
    }
}
