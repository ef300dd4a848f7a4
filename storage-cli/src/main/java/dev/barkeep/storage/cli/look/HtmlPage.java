package dev.barkeep.storage.cli.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages that need nothing beside themselves: styles, scripts and data are inside. */
public final class HtmlPage {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");

    private HtmlPage() {}

    /**
     * Fills a template.
     *
     * @param owner a class in whose package the template is
     * @param template its file
     * @param parts what stands in place of {{name}}, as HTML, by name; a template names no other one
     * @return the page
     */
    public static String of(Class<?> owner, String template, Map<String, String> parts) {
        return PLACEHOLDER
                .matcher(resource(owner, template))
                .replaceAll(match ->
                        Matcher.quoteReplacement(Objects.requireNonNull(parts.get(match.group(1)), match.group(1))));
    }

    /**
     * Gives the style that all pages have.
     *
     * @return CSS
     */
    public static String style() {
        return resource(HtmlPage.class, "page.css");
    }

    /**
     * Reads a file of the program.
     *
     * @param owner a class in whose package it is, unless the name begins with a slash
     * @param name its name
     * @return its text
     */
    public static String resource(Class<?> owner, String name) {
        try (InputStream content = owner.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(content, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes text so that HTML shows it.
     *
     * @param text any text
     * @return the text with its special characters escaped
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
