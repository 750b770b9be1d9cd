package dev.dropwise.job.worker;

/** What a training runs on. */
public enum DeviceKind {
    CPU,
    GPU;

    /** The kind of a device that is called {@code cpu} or {@code gpu0}. */
    public static DeviceKind of(String device) {
        return device.startsWith("gpu") ? GPU : CPU;
    }
}
