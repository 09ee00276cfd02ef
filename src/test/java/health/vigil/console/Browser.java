package health.vigil.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import org.apache.commons.io.file.PathUtils;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window; the one installed on this machine, nothing is ever downloaded. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final String address;
    private final Path profile;

    private Browser(ChromeDriver driver, String address, Path profile) {
        this.driver = driver;
        this.address = address;
        this.profile = profile;
    }

    /** Skips the test where Chromium or its driver isn't installed. */
    static Browser open(String address, String language) throws IOException {
        var chromium = program("chromium").or(() -> program("google-chrome"));
        var chromedriver = program("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "Browser tests need chromium and chromedriver on the PATH (Debian: apt install chromium-driver)");
        System.setProperty("SE_OFFLINE", "true");
        var profile = Files.createTempDirectory("vigil-browser-");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get())
                .usingAnyFreePort()
                .build();
        var options = options(profile, language);
        options.setBinary(chromium.get());
        return new Browser(new ChromeDriver(service, options), address, profile);
    }

    private static ChromeOptions options(Path profile, String language) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static Optional<File> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst();
    }

    void go(String path) {
        driver.get(address + path);
    }

    String path() {
        return driver.getCurrentUrl().substring(address.length());
    }

    String title() {
        return driver.getTitle();
    }

    /** Waits until it is there and visible. */
    WebElement see(String css) {
        return on(css, element -> element);
    }

    /** Presses it once it is there, even if it is made anew meanwhile. */
    void press(String css) {
        on(css, element -> {
            element.click();
            return true;
        });
    }

    void type(String css, CharSequence... keys) {
        see(css).sendKeys(keys);
    }

    String text(String css) {
        return on(css, WebElement::getText);
    }

    String attribute(String css, String name) {
        return on(css, element -> String.valueOf(element.getAttribute(name)));
    }

    /** Finding and using it is one step, repeated if the page replaces it in between. */
    private <T> T on(String css, Function<WebElement, T> use) {
        return waiting().until(d -> d.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .map(use)
                .orElse(null));
    }

    /** Waits until it can be read there, even if it is made anew meanwhile. */
    void reads(String css, String... parts) {
        for (var part : parts) {
            waiting()
                    .withMessage(() -> "'" + part + "' in " + css + ", not " + inner(css))
                    .until(d -> inner(css).contains(part));
        }
    }

    private String inner(String css) {
        return String.valueOf(driver.executeScript("return document.querySelector(arguments[0])?.innerText", css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** What is made anew meanwhile is looked for again. */
    FluentWait<WebDriver> waiting() {
        return new WebDriverWait(driver, PATIENCE).ignoring(StaleElementReferenceException.class);
    }

    /** As on a phone: real viewport width, touch. */
    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 740, "deviceScaleFactor", 2, "mobile", pixels < 600));
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** What the page's scripts and the security policy complained of. */
    List<LogEntry> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .toList();
    }

    void signIn(String username, String password) {
        go("/sign-in");
        type("[name=j_username]", username);
        type("[name=j_password]", password);
        press("form button");
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        PathUtils.deleteDirectory(profile);
    }
}
