package dev.dropwise.job.queue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.modulith.NamedInterface;

/** What a process is called among workers: its host, and something that no other start gets. */
@NamedInterface("queue")
public record WorkerName(String value) {

    private static final int LONGEST_HOST = 150;

    public static WorkerName ofThisProcess() {
        String start = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        return new WorkerName(host() + "-" + start);
    }

    private static String host() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.substring(0, Math.min(host.length(), LONGEST_HOST));
        } catch (UnknownHostException nameless) {
            return "worker";
        }
    }
}
