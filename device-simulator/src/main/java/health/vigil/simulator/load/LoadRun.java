package health.vigil.simulator.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Makes the load on one event loop: connects, sends at the planned rate, waits for what is still on its way. */
final class LoadRun {

    private static final int CONNECTING_AT_ONCE = 100;
    private static final long CONNECT_SECONDS = 20;
    private static final long TICK_MILLIS = 2;
    private static final long DRAIN_SECONDS = 15;
    private static final int LARGEST_PACKET = 65_536;

    private final LoadPlan plan;
    private final LoadStats stats = new LoadStats();
    private final List<LoadConnection> connections = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    LoadRun(LoadPlan plan) {
        this.plan = plan;
        var streams = new ArrayList<DeviceStream>();
        for (var i = 0; i < plan.devices().size(); i++) {
            // The share is spread evenly: of a fifth, every fifth device.
            var overLimit = Math.floor((i + 1) * plan.overLimitShare()) > Math.floor(i * plan.overLimitShare());
            streams.add(new DeviceStream(plan.devices().get(i).device(), plan.values(), overLimit));
        }
        for (var c = 0; c < plan.connections(); c++) {
            var carried = new ArrayList<DeviceStream>();
            for (var i = c; i < streams.size(); i += plan.connections()) {
                carried.add(streams.get(i));
            }
            connections.add(new LoadConnection(plan, c, carried, stats));
        }
    }

    /** Ends the sending before its time. */
    void stop() {
        stop.countDown();
    }

    /**
     * Runs the plan.
     *
     * @param progress hears one line every ten seconds
     * @throws IllegalStateException if a connection cannot be made
     */
    LoadReport execute(Consumer<String> progress) throws InterruptedException {
        EventLoopGroup loop = new NioEventLoopGroup(1);
        try {
            connect(loop);
            var cpuBefore = cpuNanos();
            var start = System.nanoTime();
            var end = start + plan.duration().toNanos();
            connections.forEach(connection -> connection.start(start));
            var pump = loop.scheduleAtFixedRate(() -> pump(end), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
            var stopped = watch(start, end, progress);
            if (stopped) {
                pump.cancel(false);
            }
            var sendingSeconds = (Math.min(System.nanoTime(), end) - start) / 1e9;
            drain();
            pump.cancel(false);
            var cpuSeconds = (cpuNanos() - cpuBefore) / 1e9;
            loop.submit(() -> connections.forEach(LoadConnection::sayGoodbye)).sync();
            for (var connection : connections) {
                connection.closed().sync();
            }
            return LoadReport.of(plan, stats, sendingSeconds, (stats.lastAckNanos - start) / 1e9, cpuSeconds);
        } finally {
            loop.shutdownGracefully(100, 2000, TimeUnit.MILLISECONDS).sync();
        }
    }

    private void connect(EventLoopGroup loop) throws InterruptedException {
        var bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
        for (var from = 0; from < connections.size(); from += CONNECTING_AT_ONCE) {
            var some = connections.subList(from, Math.min(connections.size(), from + CONNECTING_AT_ONCE));
            some.forEach(connection -> open(bootstrap, connection));
            await(CompletableFuture.allOf(
                    some.stream().map(LoadConnection::ready).toArray(CompletableFuture[]::new)));
        }
    }

    private void open(Bootstrap bootstrap, LoadConnection connection) {
        bootstrap
                .clone()
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new MqttDecoder(LARGEST_PACKET), MqttEncoder.INSTANCE, connection);
                    }
                })
                .connect(plan.broker().host(), plan.broker().port())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        connection.ready().completeExceptionally(done.cause());
                    }
                });
    }

    private void await(CompletableFuture<Void> connected) throws InterruptedException {
        try {
            connected.get(CONNECT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot connect to " + plan.broker() + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    plan.broker() + " did not answer within " + CONNECT_SECONDS + " s; is it an MQTT broker?", e);
        }
    }

    private void pump(long end) {
        var now = System.nanoTime();
        for (var connection : connections) {
            connection.pump(now, end);
        }
    }

    /** Waits until the end of the sending; true if it was stopped before. */
    private boolean watch(long start, long end, Consumer<String> progress) throws InterruptedException {
        while (true) {
            var left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            if (stop.await(Math.min(left, TimeUnit.SECONDS.toNanos(10)), TimeUnit.NANOSECONDS)) {
                return true;
            }
            progress.accept("%3.0f s · %,d sent · %,d acknowledged"
                    .formatted((System.nanoTime() - start) / 1e9, stats.sent, stats.acknowledged));
        }
    }

    private void drain() throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (stats.acknowledged < stats.sent && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
    }

    private static long cpuNanos() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getProcessCpuTime();
    }
}
