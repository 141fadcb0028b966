package glossa.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is certain is made readable, what is not is left alone. */
final class LossyTexTest {
    @Test
    void whatIsCertain() {
        check("A matrix in R^{n times n} of rank r ll n", "A matrix in R^{n×n} of rank r ≪ n");
        check("lambda_{1} and eta^{ast}", "λ₁ and η*");
        check("``soft prompts'' and ``input-output\"", "“soft prompts” and “input-output”");
        check("three textit{O}bstacles and textbf{bold} claims", "three Obstacles and bold claims");
        check("a gain of 5.3\\%, with epsilon=8{255}", "a gain of 5.3%, with ε=8/255");
        check("the product M^* times F^top", "the product M^* times F^⊤");
        check("called G_{stack}", "called G_stack");
    }

    @Test
    void whatIsNot() {
        for (String text :
                new String[] {
                    "Inference Scaling scriptsizeFLaws",
                    "the \\sysname system",
                    "three times a day",
                    "an alpha version",
                    "snake_case and a^b",
                    "I pi and mu"
                }) {
            check(text, text);
        }
    }

    private static void check(String text, String readable) {
        assertEquals(readable, LossyTex.readable(text));
    }
}
