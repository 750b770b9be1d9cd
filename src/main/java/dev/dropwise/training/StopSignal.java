package dev.dropwise.training;

/** Asked between chunks of steps, several times a second, whether to stop. */
@FunctionalInterface
public interface StopSignal {

    boolean isRaised();
}
