using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Transition;

/// <summary>Good bodies, which a test changes.</summary>
internal static class TransitionBodies
{
    public static object RelapsePrevention => new
    {
        warningSigns = new[] { "Stops answering messages", "Sleeps less than five hours", "Says that one would not hurt" },
        highRiskSituations = new[]
        {
            new { description = "Alone at home on a Friday", avoidPlan = "Cooks with her sister.", copePlan = "Calls Lee." },
            new { description = "Parties of the firm", avoidPlan = "Leaves after the speech.", copePlan = "Keeps a glass of water." },
            new { description = "Arguments about money", avoidPlan = "In the morning only.", copePlan = "Takes a break." },
        },
        copingSkills = new[] { "urge-surfing", "call-for-support", "play-the-tape" },
        emergencyContacts = new[]
        {
            new { name = "Lee Marsh", phone = "+1 212 555 0142", isAlwaysReachable = true },
            new { name = "Ada Fictional", phone = "+1 212 555 0188", isAlwaysReachable = false },
        },
        supportNetwork = new[] { "Her sister" },
        meetings = new[] { "Tuesdays at seven" },
        naloxone = "NotIndicated",
        lapseSteps = new[] { "Stop, and leave", "Call Lee" },
        reasonsForRecovery = new[] { "Evenings with her daughter" },
        lifestyleBalance = new[] { "In bed by eleven" },
        crisisLines = new[] { new { name = "Suicide and crisis lifeline", phone = "988" } },
    };

    /// <summary>For a discharge on the 17th of April, as in the worked case.</summary>
    public static object ContinuingCare => new
    {
        plannedDischargeOn = "2026-04-17",
        nextCare = new { provider = "Mill Street clinic", levelOfCare = new { edition = "Fourth", code = "1.0" }, firstAppointmentOn = "2026-04-22" },
        medication = new { standing = "NotIndicated" },
        mutualHelp = new[] { "Tuesdays at seven" },
        recoveryCoach = "Lee, on Sundays",
        housing = "Her own flat",
        workOrSchool = "Full-time, weekdays",
        reEntry = new[] { "Call the programme" },
    };

    public static object Findings => new
    {
        usedLast30Days = "No",
        inContinuingCare = "Yes",
        inMutualHelp = "Yes",
        hasStableHousing = "Yes",
        worksOrLearns = "Yes",
        wishesToReturn = "NotAnswered",
    };

    /// <summary>Written, signed by both and put in force today, whatever there was before.</summary>
    public static async Task<ApiAnswer> PutInForceAsync(ApiClient counselor, string path, object body)
    {
        var answer = await counselor.Put(path, body, (await counselor.Get(path).Succeeds()).ETag).Succeeds();
        answer = await counselor.Post($"{path}/signatures", new { role = "Patient", method = "ElectronicDrawn" }, answer.ETag).Succeeds();
        answer = await counselor.Post($"{path}/signatures", new { role = "Counselor", method = "ElectronicTyped" }, answer.ETag).Succeeds();
        return await counselor.Post($"{path}/activate", null, answer.ETag).Succeeds();
    }

    public static IEnumerable<string> Gaps(ApiAnswer answer) =>
        answer["gaps"]!.AsArray().Select(gap => $"{gap!["rule"]} {gap["pointer"]}");
}
