package dev.dropwise.layer;

/**
 * What one layer takes of memory while it is trained, in 32-bit numbers; weights, their gradients
 * and what optimizers keep are not in it.
 *
 * @param kept for every example, from the forward pass until the backward pass is through: what the
 *     layer gives, its masks, and all within it that gradients are told by
 * @param passing for every example, for a moment in either pass
 * @param once in every step, however many examples it has
 */
public record MemoryFootprint(double kept, double passing, double once) {

    /** Of a layer whose outputs are all that is kept. */
    static MemoryFootprint ofOutputs(double kept, Shape input, Shape output) {
        return new MemoryFootprint(kept, (double) input.elements() + output.elements(), 0);
    }

    MemoryFootprint keeping(double more) {
        return new MemoryFootprint(kept + more, passing, once);
    }

    MemoryFootprint passing(double numbers) {
        return new MemoryFootprint(kept, numbers, once);
    }

    MemoryFootprint once(double numbers) {
        return new MemoryFootprint(kept, passing, numbers);
    }

    /** Of a layer that is not gone back through. */
    public MemoryFootprint inPassing() {
        return new MemoryFootprint(0, passing, once);
    }

    /** Of this layer and one that comes after it: what passes does so in one of them at a time. */
    public MemoryFootprint then(MemoryFootprint next) {
        return new MemoryFootprint(
                kept + next.kept, Math.max(passing, next.passing), once + next.once);
    }
}
