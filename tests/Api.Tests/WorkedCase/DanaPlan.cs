using System.Text.Json.Nodes;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>Plan v1 of the worked case: three problems, three goals, eight objectives (their texts begin with the ids of the case), three phases.</summary>
internal static class DanaPlan
{
    private const string From = "2026-01-14";

    public static JsonObject Content(PractitionerId counselor, JsonNode ratings) => new()
    {
        ["effectiveFrom"] = From,
        ["nextReviewOn"] = "2026-02-13",
        ["diagnoses"] = new JsonArray(new JsonObject { ["code"] = "F10.20", ["isPrimary"] = true }, new JsonObject { ["code"] = "F41.1" }),
        ["levelOfCare"] = Level("2.1"),
        ["dimensionRatings"] = ratings,
        ["strengths"] = new JsonArray("Keeps a full-time job"),
        ["needs"] = new JsonArray("Treatment after work"),
        ["abilities"] = new JsonArray("Plans her weeks ahead"),
        ["preferences"] = new JsonArray("Evening sessions"),
        ["participation"] = new JsonObject { ["mode"] = "InPerson", ["statement"] = "Chose the goals and their order." },
        ["dischargeCriteria"] = new JsonArray(new JsonObject { ["text"] = "Sixty days without use", ["measurement"] = Measure("DaysSinceLastUse", "AtLeast", 60, "days") }),
        ["continuingCareOutline"] = "Weekly outpatient counseling, mutual help, and a person to call.",
        ["phases"] = new JsonArray(
            Phase(1, "Intensive", "2.1", 9, "2026-01-12", "2026-03-08", ("Shared", "Staff", "Staff")),
            Phase(2, "Transition", "1.5", 5, "2026-03-09", "2026-03-29", ("Patient", "Shared", "Shared")),
            Phase(3, "Continuing preparation", "1.5", 2.5m, "2026-03-30", "2026-04-17", ("Patient", "Patient", "Patient"))),
        ["problems"] = new JsonArray(
            Problem(
                "Drinks on most evenings in spite of harm to health and work.",
                "AUDIT 24 at intake.",
                5,
                "I want to live without alcohol.",
                "Abstinence from alcohol.",
                Objective("O1.1 No use days in weeks one to four", "Abstain", 1, Measure("UseDays", "Equal", 0, "days"), "2026-02-08", counselor),
                Objective("O1.2 Thirty days since the last use", "Abstain", 2, Measure("DaysSinceLastUse", "AtLeast", 30, "days"), "2026-03-31", counselor)),
            Problem(
                "Has few ways to get through an urge.",
                "BSCQ mean 38.75 at intake.",
                4,
                "I want to know what to do when it hits me.",
                "Copes with high-risk situations.",
                Objective("O2.1 Five triggers with a coping plan each", "Identify", 1, Measure("TriggersWithCopingPlan", "AtLeast", 5, "triggers"), "2026-02-20", counselor),
                Objective("O2.2 Six uses of urge or refusal skills", "Apply", 1, Skills(6), "2026-03-08", counselor),
                Objective("O2.3 Confidence of 75 across situations", "Demonstrate", 3, Measure("BscqMean", "AtLeast", 75, "score"), "2026-04-15", counselor)),
            Problem(
                "Low mood and worry keep her drinking.",
                "PHQ-9 14 and GAD-7 11 at intake.",
                3,
                "I want to feel better in the evenings.",
                "Depressive symptoms in remission.",
                Objective("O3.1 PHQ-9 of five or less after phase one", "Improve", 1, Measure("Phq9Score", "AtMost", 5, "score"), "2026-03-08", counselor),
                Objective("O3.2 PHQ-9 of five or less at discharge", "Maintain", 3, Measure("Phq9Score", "AtMost", 5, "score"), "2026-04-15", counselor),
                Objective("O3.3 WHO-5 index of sixty or more", "Improve", 3, Measure("Who5Index", "AtLeast", 60, "score"), "2026-04-15", counselor))),
    };

    private static JsonObject Level(string code) => new() { ["edition"] = "Fourth", ["code"] = code };

    private static JsonObject Phase(
        int sequence, string name, string level, decimal hours, string startsOn, string endsOn, (string CheckIns, string Booking, string Homework) parties) => new()
        {
            ["sequence"] = sequence,
            ["name"] = name,
            ["levelOfCare"] = Level(level),
            ["targetHoursPerWeek"] = hours,
            ["startsOn"] = startsOn,
            ["endsOn"] = endsOn,
            ["exit"] = "Readiness",
            ["responsibilities"] = new JsonObject { ["checkIns"] = parties.CheckIns, ["booking"] = parties.Booking, ["homeworkPlanning"] = parties.Homework },
        };

    private static JsonObject Problem(
        string statement, string evidence, int dimension, string patientWords, string goal, params JsonNode[] objectives) => new()
        {
            ["statement"] = statement,
            ["evidence"] = evidence,
            ["dimensions"] = new JsonArray(dimension),
            ["goals"] = new JsonArray(new JsonObject
            {
                ["patientWords"] = patientWords,
                ["statement"] = goal,
                ["objectives"] = new JsonArray(objectives),
            }),
        };

    private static JsonObject Objective(string text, string behavior, int phase, JsonObject measurement, string targetDate, PractitionerId counselor) => new()
    {
        ["text"] = text,
        ["behavior"] = behavior,
        ["phaseSequence"] = phase,
        ["measurement"] = measurement,
        ["targetDate"] = targetDate,
        ["interventions"] = new JsonArray(new JsonObject
        {
            ["type"] = "IopBlock",
            ["modality"] = "CognitiveBehavioral",
            ["frequency"] = new JsonObject { ["times"] = 3, ["per"] = "Week" },
            ["durationMinutes"] = 180,
            ["responsiblePractitionerId"] = counselor.Value,
            ["startsOn"] = From,
        }),
    };

    private static JsonObject Measure(string measure, string comparator, decimal target, string unit) => new()
    {
        ["measure"] = measure,
        ["comparator"] = comparator,
        ["targetValue"] = target,
        ["unit"] = unit,
    };

    private static JsonObject Skills(decimal uses)
    {
        var measurement = Measure("SkillUses", "AtLeast", uses, "uses");
        measurement["parameters"] = new JsonObject { ["skills"] = new JsonArray("CravingManagement", "Refusal") };
        return measurement;
    }
}
