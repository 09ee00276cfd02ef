package health.vigil.notify.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    private static final Networks NONE = Networks.allowing(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "0.0.0.0",
                "::",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1",
            })
    void nothingThatOnlyThisServiceCouldReachIsSpokenTo(String address) throws UnknownHostException {
        assertThat(NONE.refusal(InetAddress.getByName(address), true)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.63.255.255", "192.169.0.1", "2400:3200::1"})
    void publicAddressesAreSpokenToWhenEncrypted(String address) throws UnknownHostException {
        assertThat(NONE.refusal(InetAddress.getByName(address), true)).isEmpty();
        assertThat(NONE.refusal(InetAddress.getByName(address), false))
                .hasValueSatisfying(reason -> assertThat(reason).contains("use https"));
    }

    @Test
    void anAllowedNetworkIsSpokenToEvenInPlain() throws UnknownHostException {
        var networks = Networks.allowing(List.of("10.20.0.0/16", "fd00:1::/32"));

        assertThat(networks.refusal(InetAddress.getByName("10.20.3.4"), false)).isEmpty();
        assertThat(networks.refusal(InetAddress.getByName("fd00:1::7"), false)).isEmpty();
        assertThat(networks.refusal(InetAddress.getByName("10.21.0.1"), true))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("10.21.0.1", "vigil.notify.allowed-networks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.0", "10.20.0.0/40", "cdc.example/24", "", "10.20/x"})
    void whatIsNoNetworkIsRefusedAtStart(String cidr) {
        assertThatThrownBy(() -> Networks.allowing(List.of(cidr)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vigil.notify.allowed-networks")
                .hasMessageContaining("10.20.0.0/16");
    }
}
