package dev.sitewright.bridge.demomodel;

import static dev.sitewright.bridge.demomodel.Html.escape;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a site as one HTML page and its style sheet. */
final class PageWriter {
    static final String PAGE = "index.html";
    static final String STYLES = "styles.css";

    private PageWriter() {}

    static String html(Site site) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%1$s</title>
                  <meta name="description" content="%2$s">
                  <link rel="stylesheet" href="styles.css">
                </head>
                <body>
                  <a class="skip" href="#content">Skip to content</a>
                  <header class="hero">
                    <div class="inner">
                %3$s      <h1>%1$s</h1>
                      <p class="lead">%2$s</p>
                    </div>
                  </header>
                  <main id="content" class="inner">
                %4$s%5$s  </main>
                  <footer>
                    <p class="inner">Made by Sitewright's demo model, not by an AI model. With a provider's key, a real model builds your pages.</p>
                  </footer>
                </body>
                </html>
                """.formatted(
                        escape(site.headline()),
                        escape(site.lead()),
                        navigation(site.sections()),
                        cards(site.cards()),
                        sections(site.sections()));
    }

    static String css(Site site) {
        return """
                :root {
                  color-scheme: %s;
                  --background: %s;
                  --text: %s;
                  --quiet: %s;
                  --accent: %s;
                  --on-accent: %s;
                  --surface: %s;
                }
                """.formatted(
                                site.palette() == Palette.NIGHT ? "dark" : "light",
                                site.palette().background,
                                site.palette().text,
                                site.palette().quiet,
                                site.palette().accent,
                                site.palette().onAccent,
                                site.palette().surface)
                + LAYOUT;
    }

    private static String navigation(List<Site.Section> sections) {
        if (sections.isEmpty()) {
            return "";
        }
        var links = IntStream.range(0, sections.size())
                .mapToObj(place -> "        <a href=\"#section-%d\">%s</a>\n"
                        .formatted(place + 1, escape(sections.get(place).heading())))
                .collect(Collectors.joining());
        return "      <nav aria-label=\"Sections\">\n" + links + "      </nav>\n";
    }

    private static String cards(List<String> cards) {
        if (cards.isEmpty()) {
            return "";
        }
        var items = cards.stream()
                .map(card -> "      <li>%s</li>\n".formatted(escape(card)))
                .collect(Collectors.joining());
        return "    <ul class=\"cards\">\n" + items + "    </ul>\n";
    }

    private static String sections(List<Site.Section> sections) {
        return IntStream.range(0, sections.size())
                .mapToObj(place -> """
                            <section id="section-%1$d" aria-labelledby="heading-%1$d">
                              <h2 id="heading-%1$d">%2$s</h2>
                              <p>%3$s</p>
                            </section>
                        """.formatted(
                                place + 1,
                                escape(sections.get(place).heading()),
                                escape(sections.get(place).text())))
                .collect(Collectors.joining());
    }

    private static final String LAYOUT = """

            *, *::before, *::after { box-sizing: border-box; }

            body {
              margin: 0;
              background: var(--background);
              color: var(--text);
              font: 1.0625rem/1.65 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
            }

            .inner { width: min(68rem, 100% - 3rem); margin-inline: auto; }

            .skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--surface); color: var(--text); }
            .skip:focus { top: 1rem; }

            a { color: var(--accent); text-underline-offset: .2em; }
            :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }

            .hero { background: var(--surface); padding-block: 1.5rem clamp(3rem, 9vw, 7rem); }
            .hero nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin-bottom: clamp(2.5rem, 8vw, 6rem); }
            .hero nav a { text-decoration: none; font-weight: 600; }
            .hero nav a:hover { text-decoration: underline; }

            h1 { font-size: clamp(2.4rem, 7vw, 4.6rem); line-height: 1.05; letter-spacing: -.02em; margin: 0 0 1rem; text-wrap: balance; overflow-wrap: anywhere; }
            h2 { font-size: clamp(1.4rem, 3vw, 2rem); line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; }
            .lead { font-size: 1.2rem; color: var(--quiet); max-width: 44rem; margin: 0; overflow-wrap: anywhere; }

            .cards { list-style: none; margin: -2rem 0 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); }
            .cards li { background: var(--accent); color: var(--on-accent); border-radius: 1rem; padding: 1.5rem; font-size: 1.2rem; font-weight: 650; overflow-wrap: anywhere; }

            section { padding-block: clamp(2rem, 5vw, 3.5rem); border-bottom: 1px solid var(--surface); }
            section p { margin: 0; max-width: 44rem; color: var(--quiet); overflow-wrap: anywhere; }

            footer { padding-block: 2.5rem; font-size: .9rem; color: var(--quiet); }

            @media (prefers-reduced-motion: no-preference) {
              html { scroll-behavior: smooth; }
            }
            """;
}
