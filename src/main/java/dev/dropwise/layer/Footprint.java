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
public record Footprint(double kept, double passing, double once) {

    /** Of a layer whose outputs are all that is kept. */
    static Footprint ofOutputs(double kept, Shape input, Shape output) {
        return new Footprint(kept, (double) input.elements() + output.elements(), 0);
    }

    Footprint keeping(double more) {
        return new Footprint(kept + more, passing, once);
    }

    Footprint passing(double numbers) {
        return new Footprint(kept, numbers, once);
    }

    Footprint once(double numbers) {
        return new Footprint(kept, passing, numbers);
    }

    /** Of a layer that is not gone back through. */
    public Footprint inPassing() {
        return new Footprint(0, passing, once);
    }

    /** Of this layer and one that comes after it: what passes does so in one of them at a time. */
    public Footprint then(Footprint next) {
        return new Footprint(kept + next.kept, Math.max(passing, next.passing), once + next.once);
    }
}
