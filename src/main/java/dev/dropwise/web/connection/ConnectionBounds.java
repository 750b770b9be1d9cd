package dev.dropwise.web.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many connections may wait for a request, and how long its head may take.
 *
 * @param headTimeout from the first byte of a head to its last
 * @param most of all clients
 * @param mostPerClient of one address
 */
record ConnectionBounds(Duration headTimeout, int most, int mostPerClient) {

    /** Those that have to end. */
    Set<IdleConnection> beyond(List<IdleConnection> connections) {
        Set<IdleConnection> ending = new LinkedHashSet<>();
        connections.stream().filter(this::isLate).forEach(ending::add);
        List<IdleConnection> left = without(ending, connections);
        left.stream()
                .collect(Collectors.groupingBy(IdleConnection::client))
                .values()
                .forEach(ofClient -> ending.addAll(excess(ofClient, mostPerClient)));
        ending.addAll(excess(without(ending, left), most));
        return ending;
    }

    private boolean isLate(IdleConnection connection) {
        return connection.hasBegun() && connection.age().compareTo(headTimeout) > 0;
    }

    private static List<IdleConnection> without(
            Set<IdleConnection> ending, Collection<IdleConnection> connections) {
        return connections.stream().filter(connection -> !ending.contains(connection)).toList();
    }

    private static List<IdleConnection> excess(List<IdleConnection> connections, int most) {
        int tooMany = Math.max(0, connections.size() - most);
        return connections.stream().sorted(IdleConnection.FIRST_TO_END).limit(tooMany).toList();
    }
}
