package dev.dropwise.inference.protocol;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model that the path and the body of a request name together.
 *
 * @param version null for the newest
 */
record RequestedModel(String name, @Nullable Integer version) {

    /**
     * The version of the body where the path has none.
     *
     * @throws Invalid where path and body name different ones
     */
    RequestedModel with(InferRequest request) {
        List<Fault> faults = new ArrayList<>();
        String sent = request.modelName();
        if (sent != null && !sent.isEmpty() && !sent.equals(name)) {
            faults.add(fault("/model_name", "\"" + name + "\" as in the path", sent));
        }
        Integer asked = version(request.modelVersion(), faults);
        Invalid.throwIfAny(faults);
        return new RequestedModel(name, version == null ? asked : version);
    }

    private @Nullable Integer version(@Nullable String sent, List<Fault> faults) {
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        if (!sent.matches("[1-9][0-9]{0,8}")) {
            faults.add(fault("/model_version", "a version like \"1\"", sent));
            return null;
        }
        Integer asked = Integer.valueOf(sent);
        if (version != null && !version.equals(asked)) {
            faults.add(fault("/model_version", "\"" + version + "\" as in the path", sent));
        }
        return asked;
    }

    private static Fault fault(String pointer, String expected, String received) {
        return new Fault(pointer, "expected %s, received \"%s\"".formatted(expected, received));
    }
}
