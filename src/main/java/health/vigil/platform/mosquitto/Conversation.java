package health.vigil.platform.mosquitto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions and answers over one connection, one after the other. Blocks, so it is for worker threads. */
final class Conversation implements AutoCloseable {
    static final String TOPIC = "$CONTROL/dynamic-security/v1";
    static final String ANSWERS = TOPIC + "/response";
    private static final JsonMapper JSON = new JsonMapper();

    private final MqttClient client;
    private final String broker;
    private final Duration timeout;
    private volatile Question question = Question.NONE;

    private Conversation(MqttClient client, String broker, Duration timeout) {
        this.client = client;
        this.broker = broker;
        this.timeout = timeout;
    }

    static Conversation open(Vertx vertx, MqttClientOptions options, String host, int port, Duration timeout)
            throws BrokerNotTold {
        var conversation = new Conversation(MqttClient.create(vertx, options), host + ":" + port, timeout);
        try {
            conversation.start(host, port);
            return conversation;
        } catch (BrokerNotTold e) {
            conversation.close();
            throw e;
        }
    }

    private void start(String host, int port) throws BrokerNotTold {
        client.publishHandler(this::answered);
        client.closeHandler(closed -> question.answer.completeExceptionally(new IOException("connection closed")));
        await(client.connect(port, host).toCompletionStage().toCompletableFuture());
        await(client.subscribe(ANSWERS, MqttQoS.AT_LEAST_ONCE.value())
                .toCompletionStage()
                .toCompletableFuture());
    }

    /**
     * Has the commands done, in their order, and waits for the answers to each.
     *
     * @throws BrokerNotTold if one failed, or there is no answer; some or all may have been done then
     */
    List<JsonNode> ask(List<Command> commands) throws BrokerNotTold {
        var asked = new Question(UUID.randomUUID().toString(), new CompletableFuture<>());
        question = asked;
        client.publish(TOPIC, asked.payload(commands), MqttQoS.AT_LEAST_ONCE, false, false)
                .onFailure(asked.answer::completeExceptionally);
        var answers = await(asked.answer);
        for (var i = 0; i < commands.size(); i++) {
            var error = answers.path(i).path("error").asText();
            if (!error.isEmpty() && !error.equals(commands.get(i).tolerated().orElse(""))) {
                throw new BrokerNotTold("The broker %s refused '%s': %s".formatted(broker, commands.get(i), error));
            }
        }
        var list = new ArrayList<JsonNode>();
        answers.forEach(list::add);
        return list;
    }

    private void answered(MqttPublishMessage message) {
        try {
            var responses = JSON.readTree(message.payload().getBytes()).path("responses");
            if (question.isAnsweredBy(responses)) {
                question.answer.complete(responses);
            }
        } catch (IOException e) {
            question.answer.completeExceptionally(e);
        }
    }

    private <T> T await(CompletableFuture<T> future) throws BrokerNotTold {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrokerNotTold(
                    "The broker %s did not answer on %s within %d s; does it have the plugin dynamic-security?"
                            .formatted(broker, TOPIC, timeout.toSeconds()),
                    e);
        } catch (ExecutionException e) {
            throw new BrokerNotTold(
                    "The broker %s can't be told about devices: %s"
                            .formatted(broker, e.getCause().getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerNotTold("Ended while the broker %s was asked".formatted(broker), e);
        }
    }

    @Override
    public void close() {
        if (client.isConnected()) {
            client.disconnect();
        }
    }

    private record Question(String id, CompletableFuture<JsonNode> answer) {
        static final Question NONE = new Question("", new CompletableFuture<>());

        Buffer payload(List<Command> commands) {
            var message = JsonNodeFactory.instance.objectNode();
            var list = message.withArray("commands");
            commands.forEach(command -> list.add(command.json().deepCopy().put("correlationData", id)));
            try {
                return Buffer.buffer(JSON.writeValueAsBytes(message));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree can always be written", e);
            }
        }

        /** An answer to what was asked before, and came late, is not ours. */
        boolean isAnsweredBy(JsonNode responses) {
            return responses.path(0).path("correlationData").asText().equals(id);
        }
    }
}
