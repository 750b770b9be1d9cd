package dev.dropwise.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Refuses paths that could mean another one than they seem to, and names of hosts that are not
 * allowed; health may be asked for by any name, as what watches over containers knows only their
 * addresses.
 */
@Component
class Firewall implements HttpFirewall, RequestRejectedHandler {

    private final StrictHttpFirewall anyHost = firewall();
    private final StrictHttpFirewall knownHosts = firewall();
    private final AllowedHosts hosts;
    private final Refusals refusals;

    Firewall(AllowedHosts hosts, Refusals refusals) {
        this.hosts = hosts;
        this.refusals = refusals;
        knownHosts.setAllowedHostnames(hosts::allow);
    }

    /**
     * What headers and parameters may be is for those who read them; a wrong method is answered
     * with those that there are.
     */
    private static StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        return firewall;
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return (isForEveryMachine(request) ? anyHost : knownHosts).getFirewalledRequest(request);
    }

    private static boolean isForEveryMachine(HttpServletRequest request) {
        return AccessMatch.look(request).filter(AccessMatch::isForEveryMachine).isPresent();
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return anyHost.getFirewalledResponse(response);
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestRejectedException refused)
            throws IOException {
        AuditEntry.refused(request);
        String host = request.getServerName();
        if (isForEveryMachine(request) || hosts.allow(host)) {
            String detail = "the path or the method has characters that are not allowed";
            refusals.write(request, response, HttpStatus.BAD_REQUEST, detail);
        } else {
            String detail =
                    "expected a request for localhost, 127.0.0.1, [::1] or one of"
                            + " dropwise.security.hosts, received one for "
                            + host;
            refusals.write(request, response, HttpStatus.FORBIDDEN, detail);
        }
    }
}
