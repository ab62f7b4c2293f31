using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

/// <summary>A plan over HTTP, as far as a test needs it. The counselor's signature wants a countersignature within some days.</summary>
internal static class TestPlans
{
    public const string EffectiveFrom = "2026-01-05";

    /// <summary>Complete: two problems, three objectives, two phases.</summary>
    public static JsonObject Content(TestOrganization organization) => JsonNode.Parse(
        $$"""
        {
          "effectiveFrom": "{{EffectiveFrom}}",
          "nextReviewOn": "2026-02-04",
          "diagnoses": [{ "code": "F10.20", "isPrimary": true }],
          "levelOfCare": { "edition": "Fourth", "code": "2.1" },
          "dimensionRatings": { "edition": "Third", "ratedOn": "{{Course.ScreenedOn}}", "ratings": [
            { "dimension": 1, "risk": 1, "rationale": "As told and seen in the interview." },
            { "dimension": 2, "risk": 0, "rationale": "As told and seen in the interview." },
            { "dimension": 3, "risk": 2, "rationale": "As told and seen in the interview." },
            { "dimension": 4, "risk": 1, "rationale": "As told and seen in the interview." },
            { "dimension": 5, "risk": 2, "rationale": "As told and seen in the interview." },
            { "dimension": 6, "risk": 1, "rationale": "As told and seen in the interview." } ] },
          "strengths": ["Keeps a job"], "needs": ["Evening hours"], "abilities": ["Reads easily"], "preferences": ["Small groups"],
          "participation": { "mode": "InPerson", "statement": "Chose the goals." },
          "transitionCriteria": [{ "text": "Thirty days without use.", "measurement":
            { "measure": "DaysSinceLastUse", "comparator": "AtLeast", "targetValue": 30, "unit": "days" } }],
          "dischargeCriteria": [],
          "phases": [
            { "sequence": 1, "name": "Intensive", "levelOfCare": { "edition": "Fourth", "code": "2.1" }, "targetHoursPerWeek": 9,
              "startsOn": "{{EffectiveFrom}}", "endsOn": "2026-03-01", "exit": "Readiness" },
            { "sequence": 2, "name": "Transition", "levelOfCare": { "edition": "Fourth", "code": "1.5" }, "targetHoursPerWeek": 5.5,
              "startsOn": "2026-03-02", "exit": "Readiness" } ],
          "problems": [
            { "title": "Alcohol use", "statement": "Drinks on most evenings.", "evidence": "AUDIT 24 at intake.", "dimensions": [4, 5], "goals": [
              { "patientWords": "I want my evenings back.", "statement": "Stays abstinent from alcohol.", "term": "LongTerm", "objectives": [
                {{Objective(organization, "Has no day of alcohol use in the first four weeks.", "Abstain", """{ "measure": "UseDays", "comparator": "Equal", "targetValue": 0, "unit": "days", "baselineValue": 5 }""")}},
                {{Objective(organization, "Uses an urge or refusal skill six times outside sessions.", "Apply", """{ "measure": "SkillUses", "parameters": { "skills": ["CravingManagement", "Refusal"], "settings": ["Home", "Work", "Social"] }, "comparator": "AtLeast", "targetValue": 6, "unit": "uses" }""")}}
              ] } ] },
            { "title": "Low mood", "statement": "Feels low on most days.", "evidence": "PHQ-9 14 at intake.", "dimensions": [3], "goals": [
              { "patientWords": "I want to feel like myself.", "statement": "Symptoms of depression remit.", "term": "ShortTerm", "objectives": [
                {{Objective(organization, "Brings the PHQ-9 score down to five or less.", "Reduce", """{ "measure": "Phq9Score", "comparator": "AtMost", "targetValue": 5, "unit": "score", "baselineValue": 14, "baselineOn": "2026-01-03" }""")}}
              ] } ] } ]
        }
        """)!.AsObject();

    public static string Objective(TestOrganization organization, string text, string behavior, string measurement) =>
        $$"""
        { "text": "{{text}}", "behavior": "{{behavior}}", "phaseSequence": 1, "targetDate": "2026-02-28", "measurement": {{measurement}},
          "interventions": [{ "type": "SkillsGroup", "modality": "CognitiveBehavioral", "text": "Skills practice.",
            "frequency": { "times": 2, "per": "Week" }, "durationMinutes": 60,
            "responsiblePractitionerId": "{{organization.Counselor}}", "startsOn": "{{EffectiveFrom}}" }] }
        """;

    /// <summary>A draft with complete content, of an admitted patient.</summary>
    public static async Task<ApiAnswer> DraftAsync(this TestOrganization organization, JsonObject? content = null)
    {
        var episode = await organization.AdmittedAsync();
        return await organization.Client(Role.Counselor)
            .Post($"/episodes/{episode.Id}/plans", new { content = content ?? Content(organization) }).Succeeds();
    }

    public static async Task<ApiAnswer> SubmittedAsync(this TestOrganization organization) =>
        await organization.SubmitAsync(await organization.DraftAsync());

    public static Task<ApiAnswer> SubmitAsync(this TestOrganization organization, ApiAnswer plan) =>
        organization.Client(Role.Counselor).Post($"/plans/{plan.Id}/submit", null, plan.ETag).Succeeds();

    /// <summary>Version 1 in force: signed by the counselor, and by the patient on paper.</summary>
    public static async Task<ApiAnswer> ActiveAsync(this TestOrganization organization) =>
        await organization.SignAsync(await organization.SubmittedAsync());

    public static async Task<ApiAnswer> SignAsync(this TestOrganization organization, ApiAnswer plan)
    {
        var counselor = organization.Client(Role.Counselor);
        var authored = await counselor.Post(
            $"/plans/{plan.Id}/signatures", new { role = "Author", method = "ElectronicTyped" }, plan.ETag).Succeeds();
        return await counselor.Post(
            $"/plans/{plan.Id}/signatures", new { role = "Patient", method = "ElectronicDrawn" }, authored.ETag).Succeeds();
    }

    /// <summary>Version 1 in force, though the patient would not sign: no goal is agreed to yet.</summary>
    public static async Task<ApiAnswer> ActiveWithoutPatientAsync(this TestOrganization organization)
    {
        var counselor = organization.Client(Role.Counselor);
        var submitted = await organization.SubmittedAsync();
        var authored = await counselor.Post(
            $"/plans/{submitted.Id}/signatures", new { role = "Author", method = "ElectronicTyped" }, submitted.ETag).Succeeds();
        return await counselor.Post(
            $"/plans/{submitted.Id}/signatures",
            new { role = "Patient", refusal = new { reason = "Wants to think.", witnessPractitionerId = organization.Supervisor.ToString() } },
            authored.ETag).Succeeds();
    }

    /// <summary>Version 2 as a complete draft, version 1 in force.</summary>
    public static async Task<ApiAnswer> RevisedAsync(this TestOrganization organization)
    {
        var active = await organization.ActiveAsync();
        var counselor = organization.Client(Role.Counselor);
        var revised = await counselor.Post($"/plans/{active.Id}/revise", new { reason = "Evenings need more cover." }, active.ETag).Succeeds();
        var draft = await counselor.Get($"/plans/{active.Id}/draft").Succeeds();
        var content = draft.Json.AsObject();
        content["effectiveFrom"] = EffectiveFrom;
        content["nextReviewOn"] = "2026-02-04";
        content["participation"] = new JsonObject { ["mode"] = "Video", ["statement"] = "Agreed to the change." };
        var written = await counselor.Put($"/plans/{active.Id}/draft", content, revised.ETag).Succeeds();
        return await counselor.Get($"/plans/{active.Id}").Succeeds() is var plan && plan.ETag == written.ETag
            ? plan
            : throw new UnexpectedAnswerException(written);
    }

    /// <summary>The content of the version that stands for the plan.</summary>
    public static JsonObject ContentOf(ApiAnswer plan) => plan["currentVersion/content"]!.AsObject();

    public static string GoalId(ApiAnswer plan, int problem = 0) => (string)plan[$"currentVersion/content/problems/{problem}/goals/0/id"]!;

    public static string ObjectiveId(ApiAnswer plan, int problem = 0, int objective = 0) =>
        (string)plan[$"currentVersion/content/problems/{problem}/goals/0/objectives/{objective}/id"]!;
}
