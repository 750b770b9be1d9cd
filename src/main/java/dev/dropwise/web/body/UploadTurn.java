package dev.dropwise.web.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.atomic.AtomicBoolean;

/** An upload that waits until others are done; no thread waits with it. */
final class UploadTurn implements AsyncListener {

    private final AsyncContext async;
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile boolean granted;

    UploadTurn(AsyncContext async) {
        this.async = async;
    }

    /** Lets it go on; false where it has waited too long already. */
    boolean grant() {
        if (!decided.compareAndSet(false, true)) {
            return false;
        }
        granted = true;
        async.dispatch();
        return true;
    }

    boolean isGranted() {
        return granted;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        if (decided.compareAndSet(false, true)) {
            async.dispatch();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        decided.set(true);
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
