package health.vigil.notify.format;

import java.util.List;
import java.util.stream.Stream;

/** A post in the little Markdown that WeCom and DingTalk both know. */
final class Markdown {
    private Markdown() {}

    /** @param gap between lines: WeCom breaks a line at each newline, DingTalk begins a paragraph at two */
    static String of(Post post, String gap) {
        var lines = Stream.of(
                        List.of("**" + plain(post.title()) + "**"),
                        post.lines().stream().map(Markdown::plain).toList(),
                        List.of("[" + post.linkText() + "](" + post.link() + ")"))
                .flatMap(List::stream)
                .toList();
        return String.join(gap, lines);
    }

    /** Neither knows an escape: what could mention people or make links is written in its full-width form. */
    private static String plain(String text) {
        return text.replace('<', '＜')
                .replace('>', '＞')
                .replace('[', '［')
                .replace(']', '］')
                .replace('*', '＊')
                .replace('`', '｀');
    }
}
