using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.WorkedCase;

/// <summary>What her payer's reviewer was shown on 11 February (K.10), by the facts of K.3, K.4 and K.10.</summary>
internal sealed class DanaPacket(ApiClient counselor, string episodeId)
{
    public async Task HasTheFactsOfTheTextAsync()
    {
        var packet = await counselor.Get($"/episodes/{episodeId}/review-packet?asOf=2026-02-11").Succeeds();

        var content = packet["content"]!;
        Assert.Equal("2026-01-12", (string?)content["admittedOn"]);
        foreach (var ratings in (string[])["atAdmission", "latest"])
        {
            Assert.Equal([1, 0, 2, 1, 2, 1], content["ratings"]![ratings]!["ratings"]!.AsArray().Select(rating => (int)rating!["risk"]!));
        }

        var attendance = content["attendance"]!["episode"]!;
        Assert.Equal(
            [16, 14, 1, 1, 1],
            new[] { "required", "attended", "excused", "unexcused", "madeUp" }.Select(name => (int)attendance[name]!));
        Assert.Equal((0.875m, 0.9375m, 0.75m), ((decimal)attendance["attendanceRate"]!, (decimal)attendance["adjustedAttendanceRate"]!, (decimal)content["attendance"]!["weeklyCompliance"]!));
        Assert.Equal((4, 0), ((int)content["drugTests"]!["negative"]!, (int)content["drugTests"]!["positive"]!));
        Assert.Equal(["2026-02-10"], content["useDays"]!.AsArray().Select(day => (string)day!));
        var depression = content["scores"]!.AsArray().Single(score => (string)score!["code"]! == "phq9-total")!;
        Assert.Equal(("2026-01-08", 14m, "2026-02-05", 9m), ((string)depression["firstOn"]!, (decimal)depression["first"]!, (string)depression["latestOn"]!, (decimal)depression["latest"]!));
        Assert.Equal((1, "Active"), ((int)content["plan"]!["versionNumber"]!, (string)content["plan"]!["status"]!));
        Assert.Equal("2.1", (string?)content["phase"]!["levelOfCare"]!["code"]);
    }
}
