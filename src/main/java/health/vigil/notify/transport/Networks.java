package health.vigil.notify.transport;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses may be spoken to. Whoever can enter a recipient must not be able to make this service call what only it
 * can reach (server-side request forgery), so what is not a public address is refused unless its network is allowed.
 *
 * @param allowed networks of regulators on private addresses
 */
record Networks(List<IpSubnetFilterRule> allowed) {
    /** Special-purpose addresses (IANA registries, RFC 6890) that {@link InetAddress} has no question for. */
    private static final List<IpSubnetFilterRule> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7")
            .map(Networks::rule)
            .toList();

    /** @throws IllegalArgumentException if one is not an address and a prefix length */
    static Networks allowing(List<String> cidrs) {
        return new Networks(cidrs.stream().map(Networks::rule).toList());
    }

    boolean isAllowed(InetAddress address) {
        return holds(allowed, address);
    }

    /** Why nothing is sent there, for people; empty if it may be. */
    Optional<String> refusal(InetAddress address, boolean encrypted) {
        if (isAllowed(address)) {
            return Optional.empty();
        }
        if (isInternal(address)) {
            return Optional.of(address.getHostAddress() + " is not a public address, and its network is not among "
                    + "vigil.notify.allowed-networks");
        }
        return encrypted
                ? Optional.empty()
                : Optional.of("plain http goes only to vigil.notify.allowed-networks; use https");
    }

    private static boolean isInternal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || holds(SPECIAL, address);
    }

    private static boolean holds(List<IpSubnetFilterRule> networks, InetAddress address) {
        var peer = new InetSocketAddress(address, 0);
        return networks.stream().anyMatch(network -> network.matches(peer));
    }

    private static IpSubnetFilterRule rule(String cidr) {
        var parts = cidr.strip().split("/");
        try {
            return new IpSubnetFilterRule(parts[0], Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "vigil.notify.allowed-networks: '" + cidr + "' is not a network such as 10.20.0.0/16 or fd00::/8",
                    e);
        }
    }
}
