namespace TreatmentPlans.Application.Documents;

/// <summary>What goes with every document that tells of treatment, so that it is there too when one sheet is handed on (42 CFR Part 2).</summary>
internal static class Confidentiality
{
    public static DocumentSection Section() => new(
        "Confidentiality",
        [
            new Notice(
                "This document is about treatment for substance use. A federal law, 42 CFR Part 2, protects it. Whoever receives it may not pass it on, "
                + "or use it in a civil, criminal, administrative or legislative proceeding against the patient, unless the patient has consented in writing "
                + "or the law allows it. A general release of medical information is not enough."),
        ]);
}
