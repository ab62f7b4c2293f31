using System.Text.Json.Nodes;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Programs;

public sealed class ProgramTests
{
    [Fact]
    public async Task A_programme_is_created_with_the_default_policies_spelled_out()
    {
        var organization = await TestOrganization.CreateAsync();

        var created = await organization.Client(Role.Administrator).Post("/programs", Course.ProgramBody).Succeeds();

        Assert.Equal(201, (int)created.Status);
        Assert.Equal($"/api/v1/programs/{created.Id}", created.Headers["Location"]);
        Assert.Equal("\"1\"", created.ETag);
        var read = await organization.Client(Role.Counselor).Get($"/programs/{created.Id}").Succeeds();
        Assert.Equal(created.Text, read.Text);
        Assert.Equal("America/New_York", (string?)read["timeZone"]);
        Assert.Equal("2026-01-05", (string?)read["policies/0/effectiveFrom"]);
        Assert.Equal(14, (int?)read["policies/0/leave/maximumDays"]);
        Assert.Equal("WithinDays", (string?)read["policies/0/countersignature/timing"]);
        Assert.Equal(0.8m, (decimal?)read["policies/0/readiness/minimumAttendanceRatio"]);
        Assert.Equal("2.1", (string?)read["policies/0/placement/thirdEdition/3/levelCode"]);
    }

    [Fact]
    public async Task What_was_read_can_be_written_back_as_it_is()
    {
        var organization = await TestOrganization.CreateAsync();
        var created = await organization.ProgramAsync();
        var body = created.Json.AsObject();
        foreach (var member in (string[])["id", "version", "createdAt", "updatedAt"])
        {
            body.Remove(member);
        }

        var updated = await organization.Client(Role.Administrator).Put($"/programs/{created.Id}", body, created.ETag).Succeeds();

        Assert.Equal("\"2\"", updated.ETag);
        Assert.Equal(created["policies"]!.ToJsonString(), updated["policies"]!.ToJsonString());
    }

    [Fact]
    public async Task Policies_change_from_a_later_date_and_the_rest_stays_default()
    {
        var organization = await TestOrganization.CreateAsync();
        var administrator = organization.Client(Role.Administrator);
        var created = await organization.ProgramAsync();
        var policies = created["policies"]!.AsArray().Select(policy => policy!.DeepClone())
            .Append(new JsonObject { ["effectiveFrom"] = "2026-02-01", ["leave"] = new JsonObject { ["maximumDays"] = 7 } });

        var updated = await administrator.Put($"/programs/{created.Id}", Course.ProgramBody.With(new { policies }), created.ETag).Succeeds();

        Assert.Equal(7, (int?)updated["policies/1/leave/maximumDays"]);
        Assert.Equal(10, (int?)updated["policies/1/contentProfile/initialPlanDueDays"]);
    }

    [Fact]
    public async Task Policies_that_took_effect_stay_as_they_are()
    {
        var organization = await TestOrganization.CreateAsync();
        var administrator = organization.Client(Role.Administrator);
        var created = await organization.ProgramAsync();
        var path = $"/programs/{created.Id}";

        await administrator.Put(path, Course.ProgramBody, created.ETag).IsRefused(422, "POLICY_IN_FORCE");
        var backdated = new object[] { created["policies/0"]!, new { effectiveFrom = "2026-01-04" } };
        var refused = await administrator.Put(path, Course.ProgramBody.With(new { policies = backdated }), created.ETag).IsRefused(422, "POLICY_BACKDATED");
        Assert.Equal([("/policies/1/effectiveFrom", "POLICY_BACKDATED")], refused.Errors);

        Assert.Equal(created.Text, (await administrator.Get(path)).Text);
    }

    [Fact]
    public async Task Policies_of_attendance_and_scheduling_are_kept_by_a_change()
    {
        var organization = await TestOrganization.CreateAsync();
        var administrator = organization.Client(Role.Administrator);
        var created = await organization.ProgramAsync();
        var later = created["policies/0"]!.DeepClone();
        later["effectiveFrom"] = "2026-02-01";
        later["attendance"]!["lateGraceMinutes"] = 5;
        later["scheduling"]!["horizonWeeks"] = 8;

        var updated = await administrator.Put(
            $"/programs/{created.Id}",
            Course.ProgramBody.With(new { policies = new[] { created["policies/0"], later } }),
            created.ETag).Succeeds();

        Assert.Equal((10, 26), ((int)updated["policies/0/attendance/lateGraceMinutes"]!, (int)updated["policies/0/scheduling/horizonWeeks"]!));
        Assert.Equal((5, 8), ((int)updated["policies/1/attendance/lateGraceMinutes"]!, (int)updated["policies/1/scheduling/horizonWeeks"]!));
        Assert.Equal(12, (int)updated["policies/1/scheduling/capacities/0/seats"]!);
    }

    public static TheoryData<string, string, string> BrokenRules => new()
    {
        { """{ "timeZone": "Mars/Olympus" }""", "UNKNOWN_TIME_ZONE", "/timeZone" },
        { """{ "levelsOfCare": [{ "edition": "Fourth", "code": "3.3" }] }""", "UNKNOWN_LEVEL_OF_CARE", "/levelsOfCare/0/code" },
        {
            """{ "rates": [{ "serviceCode": "H0015", "unitPrice": { "amount": 250, "currency": "EUR" }, "effectiveFrom": "2026-01-01" }] }""",
            "WRONG_CURRENCY", "/rates/0/unitPrice/currency"
        },
        {
            """{ "closures": [{ "on": "2026-01-19", "name": "One" }, { "on": "2026-01-19", "name": "Two" }] }""",
            "DUPLICATE", "/closures/1"
        },
        {
            """
            { "policies": [{ "effectiveFrom": "2026-02-01", "reviewCadence": {
              "intervals": [{ "fromRank": 1, "days": 30 }], "eventReviewBusinessDays": 3, "dueSoonDays": 7, "holdWithoutReviewDays": 14 } }] }
            """,
            "POLICY_INCOMPLETE", "/policies/0/reviewCadence/intervals"
        },
        {
            """
            { "policies": [{ "effectiveFrom": "2026-02-01", "placement": {
              "thirdEdition": [{ "dimensions": [1], "fromRisk": 1, "outcome": "Place", "levelCode": "1" }],
              "fourthEditionDimensions": [1], "fourthEditionLowestCode": "1.0" } }] }
            """,
            "POLICY_INCOMPLETE", "/policies/0/placement/thirdEdition"
        },
        {
            """
            { "policies": [{ "effectiveFrom": "2026-02-01", "contentProfile": {
              "initialPlanDueDays": 10, "ratingMaximumAgeDays": 14, "targetHorizonDays": 180, "objectiveTextMinimumLength": 50,
              "objectiveTextMaximumLength": 49, "safetyPlanLookBackDays": 90, "continuingCareOutlineByReview": 2,
              "physicianSignatureRequired": false, "goalMaintainedAfterDays": 30 } }] }
            """,
            "POLICY_CONTRADICTORY", "/policies/0/contentProfile/objectiveTextMinimumLength"
        },
        {
            """
            { "policies": [{ "effectiveFrom": "2026-02-01", "scheduling": {
              "horizonWeeks": 26, "capacities": [{ "type": "ProcessGroup", "seats": 12 }, { "type": "ProcessGroup", "seats": 8 }] } }] }
            """,
            "POLICY_CONTRADICTORY", "/policies/0/scheduling/capacities"
        },
    };

    [Theory]
    [MemberData(nameof(BrokenRules))]
    public async Task A_broken_rule_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var organization = await TestOrganization.CreateAsync();
        var before = (await organization.Client(Role.Administrator).Get("/programs?limit=1")).Text;

        var refused = await organization.Client(Role.Administrator)
            .Post("/programs", Course.ProgramBody.With(change)).IsRefused(422, code);

        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Equal(before, (await organization.Client(Role.Administrator).Get("/programs?limit=1")).Text);
    }

    [Theory]
    [MemberData(nameof(BrokenRules))]
    public async Task A_change_that_breaks_a_rule_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();
        var administrator = organization.Client(Role.Administrator);
        var program = await organization.ProgramAsync();
        var body = Course.ProgramBody.With(change);
        // Those in force stand first; a change adds to them.
        body["policies"] = new JsonArray([program["policies/0"]!.DeepClone(), .. body["policies"]?.AsArray().Select(added => added!.DeepClone()) ?? []]);

        var refused = await administrator.Put($"/programs/{program.Id}", body, program.ETag).IsRefused(422, code);

        Assert.Equal([(pointer.Replace("/policies/0", "/policies/1", StringComparison.Ordinal), code)], refused.Errors);
        Assert.Equal(program.Text, (await administrator.Get($"/programs/{program.Id}")).Text);
    }

    [Theory]
    [InlineData("""{ "name": "" }""", "REQUIRED", "/name")]
    [InlineData("""{ "name": null }""", "REQUIRED", "/name")]
    [InlineData("""{ "capacity": 0 }""", "OUT_OF_RANGE", "/capacity")]
    [InlineData("""{ "levelsOfCare": [] }""", "REQUIRED", "/levelsOfCare")]
    [InlineData("""{ "colour": "red" }""", "UNKNOWN_MEMBER", "/colour")]
    [InlineData("""{ "closures": [{ "on": "2026-13-01", "name": "x" }] }""", "INVALID_FORMAT", "/closures/0/on")]
    [InlineData("""{ "policies": [{ "effectiveFrom": "2026-01-01", "leave": { "maximumDays": 0 } }] }""", "OUT_OF_RANGE", "/policies/0/leave/maximumDays")]
    [InlineData("""{ "rates": [{ "serviceCode": "H0015", "unitPrice": { "amount": 2.505, "currency": "USD" }, "effectiveFrom": "2026-01-01" }] }""", "INVALID_FORMAT", "/rates/0/unitPrice/amount")]
    public async Task A_wrong_shape_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var organization = await SharedOrganization.GetAsync();

        var refused = await organization.Client(Role.Administrator)
            .Post("/programs", Course.ProgramBody.With(change)).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task A_change_needs_the_current_version()
    {
        var organization = await TestOrganization.CreateAsync();
        var created = await organization.ProgramAsync();
        var path = $"/programs/{created.Id}";
        var administrator = organization.Client(Role.Administrator);

        await administrator.Put(path, Course.ProgramBody, null).IsRefused(428, "PRECONDITION_REQUIRED");
        await administrator.Put(path, Course.ProgramBody, "\"7\"").IsRefused(412, "PRECONDITION_FAILED");
        Assert.Equal(304, (int)(await administrator.Get(path, ("If-None-Match", created.ETag))).Status);
    }

    [Fact]
    public async Task Programmes_are_listed_newest_first_page_by_page()
    {
        var organization = await TestOrganization.CreateAsync();
        var first = await organization.ProgramAsync();
        var second = await organization.ProgramAsync();
        var client = organization.Client(Role.Auditor);

        var page = await client.Get("/programs?limit=1").Succeeds();
        Assert.Equal(second.Id, (string?)page["items/0/id"]);
        var last = await client.Get($"/programs?limit=1&after={Uri.EscapeDataString((string)page["next"]!)}").Succeeds();
        Assert.Equal(first.Id, (string?)last["items/0/id"]);
        Assert.Null(last["next"]);
        Assert.Contains("rel=\"next\"", page.Headers["Link"], StringComparison.Ordinal);
        await client.Get("/programs?after=nonsense").IsRefused(400, "INVALID_CURSOR");
        await client.Get("/programs?limit=201").IsRefused(400, "OUT_OF_RANGE");
    }

    [Theory]
    [InlineData("", 19, 2)]
    [InlineData("?edition=Third", 9, 1)]
    [InlineData("?edition=Fourth", 10, 1)]
    public async Task Levels_of_care_of_both_editions_are_listed(string query, int count, int iopCount)
    {
        var organization = await SharedOrganization.GetAsync();

        var levels = (await organization.Client(Role.Patient).Get($"/levels-of-care{query}").Succeeds())["items"]!.AsArray();

        Assert.Equal(count, levels.Count);
        var iop = levels.Where(level => (string?)level!["code"] == "2.1").ToList();
        Assert.Equal(iopCount, iop.Count);
        Assert.All(iop, level => Assert.Equal((21, 9m), ((int)level!["intensityRank"]!, (decimal)level["hours"]!["minimumAdult"]!)));
    }

    [Fact]
    public async Task An_unknown_edition_is_refused() =>
        await (await SharedOrganization.GetAsync()).Client(Role.Counselor).Get("/levels-of-care?edition=Fifth").IsRefused(400, "INVALID_FORMAT");
}
