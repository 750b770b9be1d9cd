package dev.dropwise.web.body;

import dev.dropwise.web.WebProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bodies that are on their way. Where there are too many, the oldest gives way: a body that
 * comes at once is never refused for the sake of those that do not.
 */
final class ReceivingBodies {

    private static final BodyRejection MADE_ROOM =
            BodyRejection.overloaded(
                    "too many bodies are on their way, and this one is the slowest");

    private final int most;
    private final int mostPerClient;
    private final Set<BodyReceiver> all = new LinkedHashSet<>();
    private final Map<String, Set<BodyReceiver>> byClient = new LinkedHashMap<>();

    ReceivingBodies(WebProperties properties) {
        most = properties.maxReceiving();
        mostPerClient = properties.maxReceivingPerClient();
    }

    void add(BodyReceiver body) {
        List<BodyReceiver> tooMany = new ArrayList<>();
        synchronized (this) {
            Set<BodyReceiver> ofClient =
                    byClient.computeIfAbsent(body.client(), client -> new LinkedHashSet<>());
            if (ofClient.size() >= mostPerClient) {
                tooMany.add(ofClient.iterator().next());
            } else if (all.size() >= most) {
                tooMany.add(all.iterator().next());
            }
            tooMany.forEach(this::remove);
            all.add(body);
            byClient.computeIfAbsent(body.client(), client -> new LinkedHashSet<>()).add(body);
        }
        tooMany.forEach(oldest -> oldest.giveUp(MADE_ROOM));
    }

    synchronized void remove(BodyReceiver body) {
        if (all.remove(body)) {
            Set<BodyReceiver> ofClient = byClient.getOrDefault(body.client(), Set.of());
            ofClient.remove(body);
            if (ofClient.isEmpty()) {
                byClient.remove(body.client());
            }
        }
    }

    synchronized int size() {
        return all.size();
    }
}
