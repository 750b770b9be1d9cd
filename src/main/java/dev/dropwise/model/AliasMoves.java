package dev.dropwise.model;

import dev.dropwise.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Moves aliases where their gates hold. */
@Service
class AliasMoves {

    private final ModelRegistry registry;
    private final ModelAliases aliases;
    private final VersionComparison comparison;

    AliasMoves(ModelRegistry registry, ModelAliases aliases, VersionComparison comparison) {
        this.registry = registry;
        this.aliases = aliases;
        this.comparison = comparison;
    }

    /**
     * Points an alias to a version, if the gate holds or is overruled.
     *
     * @param who null where nobody is known
     * @throws GateNotHeld with both figures
     */
    AliasChange move(String model, String alias, NewAlias asked, @Nullable String who) {
        ModelVersion candidate = registry.version(model, asked.version());
        AliasGate gate = asked.gate();
        GateFigures figures = null;
        if (gate != null) {
            ComparedVersions compared = compare(candidate, alias, gate);
            figures = GateFigures.of(gate, compared, asked.isForced());
            if (!figures.holds() && !asked.isForced()) {
                throw new GateNotHeld(figures);
            }
        }
        return aliases.set(
                model, alias, candidate.version(), new AliasReason(who, asked.reason(), figures));
    }

    /** Networks are measured outside of any transaction: that takes a while. */
    private ComparedVersions compare(ModelVersion candidate, String alias, AliasGate gate) {
        String model = candidate.model();
        Integer champion = aliases.pointsTo(model, gate.than());
        if (champion == null) {
            if (!gate.than().equals(alias)) {
                throw new Invalid(
                        "/if/than",
                        "expected an alias of %s, received %s".formatted(model, gate.than()));
            }
            return ComparedVersions.first(candidate, alias);
        }
        return comparison.compare(
                candidate, registry.version(model, champion), gate.metric(), "/if/metric");
    }
}
