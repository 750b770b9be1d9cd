package dev.dropwise.web.body;

import dev.dropwise.web.WebProperties;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a request pass on when its body is there: the last filter, after those that ask who sends
 * it. Uploads go to disk instead, some at a time.
 */
final class BodyFilter implements Filter {

    private static final String RECEIVER = BodyReceiver.class.getName();
    private static final String TURN = UploadTurn.class.getName();

    private final BodyLimits limits;
    private final ByteBudget budget;
    private final BodyPace pace;
    private final ReceivingBodies bodies;
    private final UploadSlots uploads;
    private final JsonMapper mapper;

    BodyFilter(
            BodyLimits limits,
            ByteBudget budget,
            WebProperties properties,
            UploadSlots uploads,
            JsonMapper mapper) {
        this.limits = limits;
        this.budget = budget;
        this.pace = BodyPace.of(properties);
        this.bodies = new ReceivingBodies(properties);
        this.uploads = uploads;
        this.mapper = mapper;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (http.getDispatcherType() == DispatcherType.ASYNC) {
            resume(http, answer, chain);
        } else if (!hasBody(http) || !http.isAsyncSupported()) {
            chain.doFilter(http, answer);
        } else if (isMultipart(http)) {
            upload(http, answer, chain);
        } else {
            receive(receiver(http), http, answer, chain);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private BodyReceiver receiver(HttpServletRequest request) {
        int most = limits.most(request.getRequestURI());
        BodyReceiver receiver =
                new BodyReceiver(new ReceivedRequest(request), budget.open(), most, pace, bodies);
        if (request.getContentLengthLong() > most) {
            receiver.refuse(BodyRejection.tooLarge(most));
        }
        return receiver;
    }

    private void receive(
            BodyReceiver receiver,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        ServletInputStream in = request.getInputStream();
        if (receiver.hasCome(in, request.getContentLengthLong())) {
            pass(receiver, response, chain);
        } else {
            request.setAttribute(RECEIVER, receiver);
            receiver.listen(request.startAsync(receiver.request(), response), in);
        }
    }

    private void resume(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(RECEIVER) instanceof BodyReceiver receiver) {
            request.removeAttribute(RECEIVER);
            pass(receiver, response, chain);
        } else if (request.getAttribute(TURN) instanceof UploadTurn turn) {
            request.removeAttribute(TURN);
            resumeUpload(turn, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void pass(BodyReceiver receiver, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ReceivedRequest request = receiver.request();
        try (ByteBudget.Share share = receiver.share()) {
            BodyRejection refusal = receiver.refusal();
            if (refusal == null) {
                request.complete();
                request.setAttribute(ByteBudget.SHARE, share);
                chain.doFilter(request, response);
            } else {
                refusal.write(request, response, mapper);
            }
        } finally {
            request.forget();
        }
    }

    private void upload(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BodyRejection refusal = uploads.refusal(request);
        if (refusal != null) {
            BodyReceiver receiver = receiver(request);
            receiver.refuse(refusal);
            receive(receiver, request, response, chain);
        } else if (uploads.tryTake()) {
            passUpload(request, response, chain);
        } else {
            AsyncContext async = request.startAsync(request, response);
            async.setTimeout(pace.time().toMillis());
            UploadTurn turn = new UploadTurn(async);
            async.addListener(turn);
            request.setAttribute(TURN, turn);
            if (!uploads.add(turn)) {
                async.dispatch();
            }
        }
    }

    private void resumeUpload(
            UploadTurn turn,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (turn.isGranted()) {
            passUpload(request, response, chain);
        } else {
            uploads.busy().write(request, response, mapper);
        }
    }

    private void passUpload(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
            BodyValve.drain(request);
        } finally {
            uploads.giveBack();
        }
    }
}
