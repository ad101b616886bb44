package dev.sitewright.bridge.demomodel;

import java.util.List;
import java.util.stream.Stream;

/** A section that a prompt may ask for. */
enum Topic {
    MENU("Menu", "Fresh every day, and written here as soon as it is out of the kitchen.", "menu dish drink recipe"),
    HOURS("Opening hours", "Monday to Friday 8–18, Saturday 9–14. Closed on Sundays.", "hours open opening times"),
    SERVICES(
            "What we do", "A few things, done properly, from the first talk to the last detail.", "service offer work"),
    PRICING(
            "Prices",
            "Clear prices, no small print. Ask for anything that is not listed.",
            "price pricing plan cost fee"),
    GALLERY(
            "Gallery",
            "A look around. The pictures follow as soon as you add them.",
            "gallery photo picture image portfolio"),
    TEAM("Who we are", "The people behind it, happy to hear from you.", "team staff people founder who"),
    EVENTS("Dates", "What is coming up, and how to be there.", "event date concert workshop schedule program tour"),
    REVIEWS("What people say", "“Exactly what we were looking for.”", "review testimonial quote feedback"),
    FAQ("Questions and answers", "Something unclear? Here is what people ask most.", "faq question answer help"),
    NEWS("News", "What is new, in short.", "blog news article post newsletter"),
    CONTACT(
            "Contact",
            "Write, call or come by. We answer within a day.",
            "contact address email phone map location booking book reserve form");

    final String heading;
    final String text;
    private final String words;

    Topic(String heading, String text, String words) {
        this.heading = heading;
        this.text = text;
        this.words = words;
    }

    /** @return the sections a text asks for, in the order of a page */
    static List<Topic> askedIn(String prompt) {
        return Stream.of(values())
                .filter(topic -> Words.mentions(prompt, List.of(topic.words.split(" "))))
                .toList();
    }
}
