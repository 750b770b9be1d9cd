package dev.dropwise.model;

import dev.dropwise.problem.Conflict;

/** An alias does not move, since its gate does not hold. */
final class GateNotHeld extends Conflict {

    private static final long serialVersionUID = 1L;

    private final transient GateFigures figures;

    GateNotHeld(GateFigures figures) {
        super(figures.refusal());
        this.figures = figures;
    }

    GateFigures figures() {
        return figures;
    }
}
