using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class GroupTests
{
    [Fact]
    public async Task A_group_is_set_up_read_listed_and_changed()
    {
        var groups = await GroupInProgress.StartAsync();

        var created = await groups.GroupAsync(new { curriculumCode = "early-recovery" });
        var read = await groups.Counselor.Get($"/groups/{created.Id}").Succeeds();
        var changed = await groups.Scheduler.Put(
            $"/groups/{created.Id}",
            groups.Body.With(new { name = "Late group", virtualLink = "https://meet.example.org/1", capacity = 8 }).Without("room"),
            created.ETag).Succeeds();

        Assert.Equal(201, (int)created.Status);
        Assert.Equal($"/api/v1/groups/{created.Id}", created.Headers["Location"]);
        Assert.Equal((created.Text, created.ETag), (read.Text, read.ETag));
        Assert.Equal((12, "early-recovery", 1), ((int)created["capacity"]!, (string)created["curriculum/code"]!, (int)created["curriculum/number"]!));
        Assert.Equal(("Late group", 8, null, null), ((string)changed["name"]!, (int)changed["capacity"]!, (string?)changed["room"], changed["curriculum"]));
        Assert.Equal([created.Id], Ids(await groups.Scheduler.Get($"/groups?programId={groups.ProgramId}").Succeeds()));
    }

    [Fact]
    public async Task The_list_takes_filters()
    {
        var groups = await GroupInProgress.StartAsync();
        var evening = await groups.GroupAsync(new { capacity = 1 });
        var family = await groups.GroupAsync(new { sessionType = "MultiFamilyGroup", startsOn = "2026-02-01", endsOn = "2026-02-28" });
        await groups.EnrolledAsync(evening);

        Assert.Equal([family.Id, evening.Id], await FoundAsync(""));
        Assert.Equal([family.Id], await FoundAsync("?sessionType=MultiFamilyGroup"));
        Assert.Equal([evening.Id], await FoundAsync("?on=2026-01-31"));
        Assert.Equal([family.Id, evening.Id], await FoundAsync("?on=2026-02-28"));
        Assert.Equal([evening.Id], await FoundAsync("?on=2026-03-01"));
        Assert.Equal([family.Id], await FoundAsync("?seatFree=true"));
        Assert.Equal([evening.Id], await FoundAsync("?seatFree=false"));
        Assert.Empty(await FoundAsync($"?programId={Guid.Empty}"));

        async Task<IEnumerable<string>> FoundAsync(string query) => Ids(await groups.Counselor.Get("/groups" + query).Succeeds());
    }

    [Theory]
    [InlineData("""{ "programId": "019b8f00-0000-7000-8000-000000000000" }""", "UNKNOWN_REFERENCE", "/programId")]
    [InlineData("""{ "facilitatorIds": ["019b8f00-0000-7000-8000-000000000000"] }""", "UNKNOWN_REFERENCE", "/facilitatorIds/0")]
    [InlineData("""{ "curriculumCode": "nothing" }""", "UNKNOWN_REFERENCE", "/curriculumCode")]
    [InlineData("""{ "room": null }""", "PLACE_REQUIRED", "/room")]
    [InlineData("""{ "endsOn": "2026-01-04" }""", "PERIOD_ENDS_BEFORE_START", "/endsOn")]
    [InlineData("""{ "capacity": 13 }""", "CAPACITY_OVER_LIMIT", "/capacity")]
    public async Task A_broken_rule_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var groups = await GroupInProgress.StartAsync();
        var body = groups.Body.With(change);

        var refused = await groups.Scheduler.Post("/groups", body).IsRefused(422, code);
        Assert.Equal([(pointer, code)], refused.Errors);
        Assert.Empty(Ids(await groups.Scheduler.Get("/groups").Succeeds()));

        var group = await groups.GroupAsync();
        await groups.Scheduler.Put($"/groups/{group.Id}", body, group.ETag).IsRefused(422, pointer is "/programId" ? "GROUP_KIND_FIXED" : code);
        Assert.Equal(group.Text, (await groups.Scheduler.Get($"/groups/{group.Id}")).Text);
    }

    [Theory]
    [InlineData("""{ "name": " " }""", "REQUIRED", "/name")]
    [InlineData("""{ "facilitatorIds": [] }""", "REQUIRED", "/facilitatorIds")]
    [InlineData("""{ "capacity": 0 }""", "OUT_OF_RANGE", "/capacity")]
    [InlineData("""{ "room": "" }""", "INVALID_FORMAT", "/room")]
    [InlineData("""{ "virtualLink": "http://meet.example.org" }""", "INVALID_FORMAT", "/virtualLink")]
    [InlineData("""{ "sessionType": "Party" }""", "INVALID_FORMAT", "/sessionType")]
    public async Task A_wrong_shape_is_refused_by_code_and_pointer(string change, string code, string pointer)
    {
        var groups = await GroupInProgress.StartAsync();

        var refused = await groups.Scheduler.Post("/groups", groups.Body.With(change)).IsRefused(400, code);

        Assert.Equal([(pointer, code)], refused.Errors);
    }

    [Fact]
    public async Task Facilitators_are_practitioners_of_the_organization_who_work_there_each_named_once()
    {
        var groups = await GroupInProgress.StartAsync();
        var other = await TestOrganization.CreateAsync();
        var administrator = groups.Organization.Client(Role.Administrator);
        var left = await administrator.Post("/practitioners", new { givenName = "Lou", familyName = "Ash", active = false }.With(new
        {
            identifiers = Array.Empty<object>(),
            credentials = Array.Empty<object>(),
            licenceStates = Array.Empty<string>(),
        })).Succeeds();
        var group = await groups.GroupAsync();

        foreach (var (ids, code, pointer) in ((string[], string, string)[])[
            ([groups.Organization.Counselor.ToString(), other.Counselor.ToString()], "UNKNOWN_REFERENCE", "/facilitatorIds/1"),
            ([left.Id], "FACILITATOR_NOT_ACTIVE", "/facilitatorIds/0"),
            ([groups.Organization.Counselor.ToString(), groups.Organization.Counselor.ToString()], "DUPLICATE", "/facilitatorIds/1")])
        {
            var body = groups.Body.With(new { facilitatorIds = ids });
            Assert.Equal([(pointer, code)], (await groups.Scheduler.Post("/groups", body).IsRefused(422, code)).Errors);
            await groups.Scheduler.Put($"/groups/{group.Id}", body, group.ETag).IsRefused(422, code);
        }
    }

    [Fact]
    public async Task A_group_keeps_its_programme_and_type_and_its_first_day_once_it_has_passed()
    {
        await using var host = await ApiHost.StartAsync();
        var groups = await GroupInProgress.StartAsync(host);
        var group = await groups.GroupAsync();
        var path = $"/groups/{group.Id}";
        var another = await groups.Organization.ProgramAsync();

        await groups.Scheduler.Put(path, groups.Body.With(new { programId = another.Id }), group.ETag).IsRefused(422, "GROUP_KIND_FIXED");
        await groups.Scheduler.Put(path, groups.Body.With(new { sessionType = "ProcessGroup" }), group.ETag).IsRefused(422, "GROUP_KIND_FIXED");
        host.Clock.SetDate(2026, 1, 6);
        await groups.Scheduler.Put(path, groups.Body.With(new { startsOn = "2026-01-07" }), group.ETag).IsRefused(409, "GROUP_STARTED");
    }

    [Fact]
    public async Task A_programme_has_capacities_of_its_own()
    {
        var groups = await GroupInProgress.StartAsync();
        var strict = await groups.Organization.Client(Role.Administrator).Post("/programs", Course.ProgramBody.With(
            """
            { "policies": [{ "effectiveFrom": "2026-01-01",
              "scheduling": { "horizonWeeks": 26, "capacities": [{ "type": "IopBlock", "seats": 8 }] } }] }
            """)).Succeeds();
        var body = groups.Body.With(new { programId = strict.Id });

        var group = await groups.Scheduler.Post("/groups", body).Succeeds();

        Assert.Equal(8, (int)group["capacity"]!);
        await groups.Scheduler.Post("/groups", body.With(new { capacity = 9 })).IsRefused(422, "CAPACITY_OVER_LIMIT");
        await groups.Scheduler.Post("/groups", body.With(new { sessionType = "Family" })).IsRefused(422, "CAPACITY_REQUIRED");
        var family = await groups.Scheduler.Post("/groups", body.With(new { sessionType = "Family", capacity = 5 })).Succeeds();
        await groups.Scheduler.Put($"/groups/{family.Id}", body.With(new { sessionType = "Family" }), family.ETag).IsRefused(422, "CAPACITY_REQUIRED");
    }

    [Fact]
    public async Task The_topic_of_the_week_follows_from_the_groups_first_day()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { curriculumCode = "coping-skills", endsOn = "2026-06-30" });
        var without = await groups.GroupAsync();

        var today = await groups.Counselor.Get($"/groups/{group.Id}/topic").Succeeds();
        var later = await groups.Counselor.Get($"/groups/{group.Id}/topic?on=2026-04-01").Succeeds();

        Assert.Equal(("2026-01-05", "coping-skills", 1), ((string)today["on"]!, (string)today["curriculum/code"]!, (int)today["topic/week"]!));
        Assert.Equal(1, (int)later["topic/week"]!);
        Assert.Null((await groups.Counselor.Get($"/groups/{group.Id}/topic?on=2026-07-01").Succeeds())["topic"]);
        Assert.Null((await groups.Counselor.Get($"/groups/{without.Id}/topic").Succeeds())["curriculum"]);
    }

    [Fact]
    public async Task Curricula_have_a_topic_for_each_week()
    {
        var client = (await SharedOrganization.GetAsync()).Client(Role.Patient);

        var all = await client.Get("/curricula").Succeeds();
        var one = await client.Get("/curricula?code=relapse-prevention").Succeeds();

        Assert.Equal(4, all["items"]!.AsArray().Count);
        Assert.Equal(16, one["items/0/topics"]!.AsArray().Count);
        Assert.Equal((1, 1), ((int)one["items/0/number"]!, (int)one["items/0/topics/0/week"]!));
        Assert.Empty((await client.Get("/curricula?code=nothing").Succeeds())["items"]!.AsArray());
        await client.Get("/curricula?code=%00").IsRefused(400, "INVALID_FORMAT");
    }

    private static IEnumerable<string> Ids(ApiAnswer list) => list["items"]!.AsArray().Select(item => (string)item!["id"]!);
}
