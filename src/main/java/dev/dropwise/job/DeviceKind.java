package dev.dropwise.job;

/** What a training runs on. */
enum DeviceKind {
    CPU,
    GPU;

    /** The kind of a device that is called {@code cpu} or {@code gpu0}. */
    static DeviceKind of(String device) {
        return device.startsWith("gpu") ? GPU : CPU;
    }
}
