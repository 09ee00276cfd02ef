package health.vigil.simulator.load;

import health.vigil.simulator.mqtt.Topics;
import health.vigil.simulator.registry.Credential;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One connection under load. Everything happens on one event loop, so nothing is locked; what is on its way is kept in
 * two arrays of fixed length, indexed by packet id.
 */
final class LoadConnection extends SimpleChannelInboundHandler<MqttMessage> {

    /** Packet id of state messages, outside the window of telemetry. */
    static final int STATE_PACKET = 65_535;

    private static final int KEEP_ALIVE_SECONDS = 300;
    private static final long GOODBYE_MILLIS = 2_000;
    private static final MqttFixedHeader TELEMETRY =
            new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_LEAST_ONCE, false, 0);

    private final LoadPlan plan;
    private final int index;
    private final Credential login;
    private final List<DeviceStream> streams;
    private final LoadStats stats;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final long[] sentNanos;
    private final long[] dueNanos;
    private final int[] freeIds;
    private int free;
    private long startNanos;
    private long sent;
    private boolean sending;
    private ChannelHandlerContext channel;

    LoadConnection(LoadPlan plan, int index, List<DeviceStream> streams, LoadStats stats) {
        this.plan = plan;
        this.index = index;
        this.login = plan.devices().get(index);
        this.streams = streams;
        this.stats = stats;
        this.sentNanos = new long[plan.inFlight() + 1];
        this.dueNanos = new long[plan.inFlight() + 1];
        this.freeIds = new int[plan.inFlight()];
    }

    /** Done when the broker has accepted the connection. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Done when the connection is closed, by whichever side. */
    Future<Void> closed() {
        return channel.channel().closeFuture();
    }

    void start(long nanos) {
        startNanos = nanos;
        sending = true;
    }

    /** Sends what is due, as far as the window is open. */
    void pump(long nanos, long untilNanos) {
        if (!sending || free == 0) {
            return;
        }
        var due = plan.due(index, Math.min(nanos, untilNanos) - startNanos);
        if (sent >= due || !channel.channel().isWritable()) {
            return;
        }
        var millis = System.currentTimeMillis();
        while (sent < due && free > 0) {
            sendNext(nanos, millis);
        }
        channel.flush();
    }

    void sayGoodbye() {
        if (sending) {
            sending = false;
            channel.write(state("offline"));
            channel.writeAndFlush(MqttMessage.DISCONNECT);
            // The broker closes once it has read this; closing first could look like a loss to it.
            channel.executor().schedule(() -> channel.close(), GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context;
        context.writeAndFlush(MqttMessageBuilders.connect()
                .protocolVersion(plan.mqttVersion() == 5 ? MqttVersion.MQTT_5 : MqttVersion.MQTT_3_1_1)
                .clientId(login.device())
                .cleanSession(true)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .hasUser(true)
                .username(login.username())
                .hasPassword(true)
                .password(login.password().getBytes(StandardCharsets.UTF_8))
                .willFlag(true)
                .willTopic(Topics.of(login.device()).state())
                .willMessage("{\"state\":\"lost\"}".getBytes(StandardCharsets.US_ASCII))
                .willQoS(MqttQoS.AT_LEAST_ONCE)
                .willRetain(true)
                .build());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
        switch (message.fixedHeader().messageType()) {
            case CONNACK -> connected((MqttConnAckMessage) message);
            case PUBACK -> acknowledged(message);
            default -> {}
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (sending) {
            sending = false;
            stats.lostConnections++;
        }
        ready.completeExceptionally(new IllegalStateException("the broker closed the connection of " + login.device()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ready.completeExceptionally(cause);
        context.close();
    }

    private void connected(MqttConnAckMessage answer) {
        var code = answer.variableHeader().connectReturnCode();
        if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            ready.completeExceptionally(
                    new IllegalStateException("the broker refused the connection of " + login.device() + ": " + code));
            return;
        }
        var window = Math.min(freeIds.length, receiveMaximum(answer));
        for (free = 0; free < window; free++) {
            freeIds[free] = window - free;
        }
        channel.writeAndFlush(state("online"));
        ready.complete(null);
    }

    private static int receiveMaximum(MqttConnAckMessage answer) {
        var property = answer.variableHeader()
                .properties()
                .getProperty(MqttProperties.MqttPropertyType.RECEIVE_MAXIMUM.value());
        return property == null ? STATE_PACKET : (Integer) property.value();
    }

    private void sendNext(long nanos, long millis) {
        var id = freeIds[--free];
        sentNanos[id] = nanos;
        dueNanos[id] = startNanos + plan.dueNanos(index, sent);
        var stream = streams.get((int) (sent % streams.size()));
        var payload = channel.alloc().buffer(192);
        stream.writeNext(payload, millis);
        channel.write(new MqttPublishMessage(TELEMETRY, new MqttPublishVariableHeader(stream.topic(), id), payload));
        sent++;
        stats.sent();
    }

    private void acknowledged(MqttMessage message) {
        var header = (MqttMessageIdVariableHeader) message.variableHeader();
        var id = header.messageId();
        if (id == STATE_PACKET) {
            return;
        }
        var accepted = !(header instanceof MqttPubReplyMessageVariableHeader reply) || (reply.reasonCode() & 0x80) == 0;
        stats.acknowledged(System.nanoTime(), sentNanos[id], dueNanos[id], accepted);
        freeIds[free++] = id;
    }

    private MqttPublishMessage state(String state) {
        return MqttMessageBuilders.publish()
                .topicName(Topics.of(login.device()).state())
                .qos(MqttQoS.AT_LEAST_ONCE)
                .retained(true)
                .messageId(STATE_PACKET)
                .payload(Unpooled.copiedBuffer("{\"state\":\"" + state + "\"}", StandardCharsets.US_ASCII))
                .build();
    }
}
