package dev.dropwise.report.page;

import java.util.List;

/** Headings, lists and tables in GitHub's Markdown; texts stand for themselves. */
public final class MarkdownPage {

    private final StringBuilder text = new StringBuilder();

    public void heading(int level, String title) {
        text.append("#".repeat(level)).append(' ').append(escaped(title)).append("\n\n");
    }

    public void paragraph(String sentence) {
        text.append(escaped(sentence)).append("\n\n");
    }

    public void list(List<String> items) {
        items.forEach(item -> text.append("- ").append(escaped(item)).append('\n'));
        text.append('\n');
    }

    /** Code in a language, as it is: it must have no fences of its own. */
    public void code(String language, String lines) {
        text.append("```").append(language).append('\n').append(lines).append("\n```\n\n");
    }

    /** A row of a table: of the first one {@link #rule} makes its head. */
    public void row(String first, List<String> others) {
        text.append("| ").append(escaped(first));
        others.forEach(cell -> text.append(" | ").append(escaped(cell)));
        text.append(" |\n");
    }

    /** Under the head of a table with so many columns beside the first. */
    public void rule(int others) {
        text.append("| ---").append(" | ---".repeat(others)).append(" |\n");
    }

    /** Of a table. */
    public void end() {
        text.append('\n');
    }

    private static String escaped(String plain) {
        return plain.replaceAll("([\\\\`*_<>|#&~\\[\\]])", "\\\\$1").replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
