package dev.dropwise.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/**
 * The page in Debian's chromium, as a reader has it before them. It must come to its end without an
 * error on the console, which is also where a browser says what the content security policy kept it
 * from, and without a request to another host.
 */
public final class BrowserPage implements AutoCloseable {

    private static final double PATIENCE_MILLISECONDS = 30_000;
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String REQUIRED = "DROPWISE_REQUIRE_CLIENTS";
    private static final List<String> SERIOUS = List.of("serious", "critical");
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
    }

    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final BrowserContext context;
    private final Page page;
    private final String host;
    private final List<String> wrongs = new CopyOnWriteArrayList<>();
    private final List<String> expected = new CopyOnWriteArrayList<>();

    private BrowserPage(int port) {
        host = "http://localhost:" + port;
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(FLAGS));
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(host)
                                .setPermissions(List.of("clipboard-read", "clipboard-write"))
                                .setViewportSize(1200, 900));
        context.setDefaultTimeout(PATIENCE_MILLISECONDS);
        page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(wrongs::add);
        page.onRequest(this::note);
    }

    /** Skips the test where there is no chromium, unless it must be there, as in CI. */
    public static BrowserPage open(int port, String hash) {
        if (!Files.isExecutable(CHROMIUM)) {
            String missing = "there is no " + CHROMIUM + ", in which the page is tested";
            if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
                throw new IllegalStateException(missing);
            }
            Assumptions.abort(missing);
        }
        BrowserPage opened = new BrowserPage(port);
        opened.page.navigate("/" + hash);
        return opened;
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")
                && expected.stream().noneMatch(part -> message.text().contains(part))) {
            wrongs.add(message.text() + " at " + message.location());
        }
    }

    private void note(Request request) {
        URI address = URI.create(request.url());
        boolean isOurs = request.url().startsWith(host + "/");
        if (!isOurs && !List.of("data", "blob").contains(address.getScheme())) {
            wrongs.add("request to " + request.url());
        }
    }

    /** Browsers write an answer of 400 and above to the console; this one is part of the story. */
    public BrowserPage expecting(String part) {
        expected.add(part);
        return this;
    }

    public Page page() {
        return page;
    }

    public Locator find(String selector) {
        return page.locator(selector);
    }

    /** Those among them that have a text in them. */
    public Locator find(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }

    public Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** As if its cable were pulled, or put back. */
    public void setOffline(boolean offline) {
        context.setOffline(offline);
    }

    /** A picture for people, in target/screenshots. */
    public void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** Nothing went wrong so far. */
    public void assertThatNothingWentWrong() {
        assertThat(wrongs).isEmpty();
    }

    /** Nothing went wrong so far, and what is shown now keeps nobody out. */
    public void assertThatAllIsWell() {
        assertThatNothingWentWrong();
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .filteredOn(rule -> SERIOUS.contains(rule.getImpact()))
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
