using TreatmentPlans.Api.Tests.Hosting;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>Who is in a group changes while its sessions do: whatever comes first, members are in all sessions to come, and who left in none.</summary>
public sealed class GroupRaceTests
{
    [Fact]
    public async Task Who_enrols_while_the_series_is_planned_is_in_all_its_sessions()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var episodes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => groups.InCareAsync()));

        var answers = await Task.WhenAll(
            [.. episodes.Select(episode => groups.EnrolAsync(group, episode)), GroupSeriesTests.PlanAsync(groups, group)]);

        Assert.All(answers, answer => Assert.Equal(201, (int)answer.Status));
        foreach (var episode in episodes)
        {
            Assert.Equal(["01-12", "01-15", "01-22", "01-26"], await GroupSeriesTests.MeetingsAsync(groups, episode));
        }
    }

    [Fact]
    public async Task Members_come_and_go_while_sessions_move_and_the_series_changes()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var leaving = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => groups.EnrolledAsync(group)));
        var series = await GroupSeriesTests.PlanAsync(groups, group).Succeeds();
        var coming = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => groups.InCareAsync()));
        var moved = await GroupSeriesTests.SessionAsync(groups, group, "2026-01-15");

        var answers = await Task.WhenAll(
        [
            .. leaving.Select(enrolment => groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{enrolment.Id}", enrolment.ETag)),
            groups.Scheduler.Post(
                $"/sessions/{moved.Id}/reschedule", new { startsAt = "2026-01-16T23:00:00Z", endsAt = "2026-01-17T01:00:00Z" }, moved.ETag),
            .. coming.Select(episode => groups.EnrolAsync(group, episode)),
            groups.Scheduler.Put(
                $"/session-series/{series.Id}?scope=All",
                new { dtstartLocal = "2026-01-12T17:00:00", tzid = "America/New_York", rrule = "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=5", durationMinutes = 120 },
                series.ETag),
        ]);

        // Of the reschedule and the change of the series either may come second, to be told so.
        Assert.All(answers, answer => Assert.True((int)answer.Status is 200 or 201 or 412, answer.ToString()));
        var days = (await groups.Counselor.Get($"/sessions?groupId={group.Id}&status=Scheduled").Succeeds())["items"]!.AsArray()
            .Select(session => ((string)session!["on"]!)[5..]).Order().ToList();
        Assert.Equal(4, days.Count);
        foreach (var enrolment in leaving)
        {
            Assert.Empty(await GroupSeriesTests.MeetingsAsync(groups, enrolment));
        }

        foreach (var episode in coming)
        {
            Assert.Equal(days, await GroupSeriesTests.MeetingsAsync(groups, episode));
        }
    }

    [Fact]
    public async Task Who_withdraws_while_a_session_is_completed_keeps_that_one_and_loses_the_rest()
    {
        await using var host = await ApiHost.StartAsync();
        var groups = await GroupInProgress.StartAsync(host);
        var group = await groups.GroupAsync();
        var members = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => groups.EnrolledAsync(group)));
        await GroupSeriesTests.PlanAsync(groups, group).Succeeds();
        host.Clock.Set(new DateTimeOffset(2026, 1, 13, 2, 0, 0, TimeSpan.Zero));
        var session = await GroupSeriesTests.SessionAsync(groups, group, "2026-01-12");
        foreach (var member in members)
        {
            await GroupSeriesTests.AttendAsync(groups, session, member);
        }

        var answers = await Task.WhenAll(
        [
            .. members.Select(member => groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{member.Id}", member.ETag)),
            groups.Counselor.Post($"/sessions/{session.Id}/complete", new { endsAt = "2026-01-13T01:00:00Z" }, session.ETag),
        ]);

        Assert.All(answers, answer => Assert.Equal(200, (int)answer.Status));
        Assert.Equal("Completed", (string?)(await groups.Counselor.Get($"/sessions/{session.Id}").Succeeds())["status"]);
        foreach (var member in members)
        {
            Assert.Equal(["01-12"], await GroupSeriesTests.MeetingsAsync(groups, member));
        }
    }

    [Fact]
    public async Task Of_many_who_give_up_their_seats_each_leaves_one_for_the_next()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { capacity = 4 });
        var holders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => groups.EnrolledAsync(group)));
        var waiting = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => groups.EnrolledAsync(group, new { waitlist = true })));
        await GroupSeriesTests.PlanAsync(groups, group).Succeeds();

        var answers = await Task.WhenAll(
            holders.Select(holder => groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{holder.Id}", holder.ETag)));

        Assert.All(answers, answer => Assert.Equal(200, (int)answer.Status));
        foreach (var next in waiting)
        {
            Assert.Equal(["01-12", "01-15", "01-22", "01-26"], await GroupSeriesTests.MeetingsAsync(groups, next));
        }
    }

    [Fact]
    public async Task Members_come_and_go_and_the_series_changes_while_it_is_planned_on()
    {
        await using var host = await ApiHost.StartAsync();
        var groups = await GroupInProgress.StartAsync(host);
        var group = await groups.GroupAsync();
        var leaving = await groups.EnrolledAsync(group);
        var series = await GroupSeriesTests.PlanAsync(groups, group, new { rrule = "FREQ=WEEKLY;BYDAY=MO" }).Succeeds();
        var coming = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => groups.InCareAsync()));
        host.Clock.SetDate(2026, 3, 3);

        var jobs = Jobs.RunAsync(host);
        var answers = await Task.WhenAll(
        [
            .. coming.Select(episode => groups.EnrolAsync(group, episode)),
            groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{leaving.Id}", leaving.ETag),
            groups.Scheduler.Put(
                $"/session-series/{series.Id}?scope=Following&occurrence=2026-03-09T18:00:00",
                new { dtstartLocal = "2026-03-09T17:00:00", tzid = "America/New_York", rrule = "FREQ=WEEKLY;BYDAY=MO", durationMinutes = 120 },
                series.ETag),
        ]);
        await jobs;
        await Jobs.RunAsync(host);

        // The change may come after the jobs, to be told so.
        Assert.All(answers, answer => Assert.True((int)answer.Status is 200 or 201 or 412, answer.ToString()));
        var days = (await groups.Counselor.Get($"/sessions?groupId={group.Id}&status=Scheduled&from=2026-03-09&limit=200").Succeeds())["items"]!.AsArray()
            .Select(session => ((string)session!["on"]!)[5..]).Order().ToList();
        Assert.Equal(("03-09", "08-31", 26), (days[0], days[^1], days.Distinct().Count()));
        foreach (var episode in coming)
        {
            Assert.Equal(days, (await GroupSeriesTests.MeetingsAsync(groups, episode)));
        }

        Assert.DoesNotContain(await GroupSeriesTests.MeetingsAsync(groups, leaving), days.Contains);
    }
}
