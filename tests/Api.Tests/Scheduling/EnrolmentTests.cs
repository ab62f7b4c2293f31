using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.Scheduling;

public sealed class EnrolmentTests
{
    [Fact]
    public async Task A_patient_gets_the_lowest_free_seat_and_is_listed()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var episode = await groups.InCareAsync();

        var first = await groups.EnrolAsync(group, episode).Succeeds();
        var second = await groups.EnrolledAsync(group, new { from = "2026-02-02" });
        var path = $"/groups/{group.Id}/enrolments/{first.Id}";

        Assert.Equal(201, (int)first.Status);
        Assert.Equal($"/api/v1{path}", first.Headers["Location"]);
        Assert.Equal(
            ("Enrolled", 1, Course.AdmittedOn, episode.Id, (string)episode["patientId"]!),
            ((string)first["status"]!, (int)first["seat"]!, (string)first["from"]!, (string)first["episodeId"]!, (string)first["patientId"]!));
        Assert.Equal((2, "2026-02-02"), ((int)second["seat"]!, (string)second["from"]!));
        Assert.Equal(first.Text, (await groups.Counselor.Get(path).Succeeds()).Text);
        var list = await groups.Counselor.Get($"/groups/{group.Id}/enrolments?status=Enrolled").Succeeds();
        Assert.Equal([second.Id, first.Id], list["items"]!.AsArray().Select(item => (string)item!["id"]!));
        await groups.EnrolAsync(group, episode).IsRefused(409, "ALREADY_ENROLLED");
    }

    [Fact]
    public async Task Of_fifty_who_want_the_last_seat_exactly_one_gets_it()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { capacity = 2 });
        await groups.EnrolledAsync(group);
        var episodes = new List<ApiAnswer>();
        foreach (var some in Enumerable.Range(0, 50).Chunk(5))
        {
            episodes.AddRange(await Task.WhenAll(some.Select(_ => groups.InCareAsync())));
        }

        var answers = await Task.WhenAll(episodes.Select(episode => groups.EnrolAsync(group, episode)));

        var won = Assert.Single(answers, answer => (int)answer.Status == 201);
        Assert.Equal(2, (int)won["seat"]!);
        Assert.All(answers.Where(answer => answer != won), answer => Assert.Equal((409, "SESSION_FULL"), ((int)answer.Status, answer.Code)));
        var list = await groups.Counselor.Get($"/groups/{group.Id}/enrolments").Succeeds();
        Assert.Equal(2, list["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Many_who_wait_have_numbers_one_by_one_and_are_called_in_that_order()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { capacity = 1 });
        var holder = await groups.EnrolledAsync(group);
        var episodes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => groups.InCareAsync()));

        var waiting = await Task.WhenAll(episodes.Select(episode => groups.EnrolAsync(group, episode, new { waitlist = true }).Succeeds()));

        var inOrder = waiting.OrderBy(enrolment => (int)enrolment["waitlistNumber"]!).ToList();
        Assert.Equal(Enumerable.Range(1, 6), inOrder.Select(enrolment => (int)enrolment["waitlistNumber"]!));
        Assert.All(inOrder, enrolment => Assert.Null(enrolment["seat"]));
        foreach (var next in inOrder)
        {
            var left = await groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{holder.Id}", holder.ETag).Succeeds();
            Assert.Equal(("Withdrawn", Course.AdmittedOn, null), ((string)left["status"]!, (string)left["to"]!, (int?)left["seat"]));
            holder = await groups.Counselor.Get($"/groups/{group.Id}/enrolments/{next.Id}").Succeeds();
            Assert.Equal(("Enrolled", 1), ((string)holder["status"]!, (int)holder["seat"]!));
        }
    }

    [Fact]
    public async Task Seats_that_a_group_gains_go_to_those_who_wait()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { capacity = 1 });
        var holder = await groups.EnrolledAsync(group);
        var first = await groups.EnrolledAsync(group, new { waitlist = true });
        var second = await groups.EnrolledAsync(group, new { waitlist = true });

        await groups.Scheduler.Put($"/groups/{group.Id}", groups.Body.With(new { capacity = 2 }), group.ETag).Succeeds();

        Assert.Equal(("Enrolled", 1), await StateAsync(holder));
        Assert.Equal(("Enrolled", 2), await StateAsync(first));
        Assert.Equal(("Waitlisted", null), await StateAsync(second));

        async Task<(string, int?)> StateAsync(ApiAnswer enrolment)
        {
            var now = await groups.Counselor.Get($"/groups/{group.Id}/enrolments/{enrolment.Id}").Succeeds();
            return ((string)now["status"]!, (int?)now["seat"]);
        }
    }

    [Fact]
    public async Task A_supervisor_goes_over_the_capacity_with_a_reason()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { capacity = 1 });
        await groups.EnrolledAsync(group);
        var body = new { episodeId = (await groups.InCareAsync()).Id, overCapacityReason = "One week until the second group begins." };
        var path = $"/groups/{group.Id}/enrolments";

        await groups.Scheduler.Post(path, body).IsRefused(422, "SUPERVISOR_REQUIRED");
        var over = await groups.Supervisor.Post(path, body).Succeeds();

        Assert.Equal((2, body.overCapacityReason), ((int)over["seat"]!, (string)over["overCapacityReason"]!));
    }

    [Fact]
    public async Task An_enrolment_needs_a_current_patient_in_care_in_that_programme()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var path = $"/groups/{group.Id}/enrolments";

        await groups.EnrolAsync(group, await groups.Organization.ScreenedAsync(groups.ProgramId)).IsRefused(409, "EPISODE_NOT_IN_CARE");
        await groups.EnrolAsync(group, await groups.Organization.AdmittedAsync()).IsRefused(422, "OTHER_PROGRAM");
        await groups.Scheduler.Post(path, new { episodeId = Guid.Empty }).IsRefused(422, "UNKNOWN_REFERENCE");
        await groups.Scheduler.Post(path, new { episodeId = (await groups.InCareAsync()).Id, from = "2026-01-04" }).IsRefused(422, "STARTS_IN_PAST");
        var (merged, wrong) = (await groups.InCareAsync(), await groups.InCareAsync());
        var kept = await groups.Organization.PatientAsync();
        var mergedPatient = await groups.Counselor.Get($"/patients/{merged["patientId"]}").Succeeds();
        await groups.Supervisor.Post($"/patients/{mergedPatient.Id}/merge", new { intoPatientId = kept.Id }, mergedPatient.ETag).Succeeds();
        await groups.Supervisor.Post($"/episodes/{wrong.Id}/enter-in-error", new { reason = "Wrong chart." }, wrong.ETag).Succeeds();
        await groups.EnrolAsync(group, merged).IsRefused(409, "PATIENT_MERGED");
        await groups.EnrolAsync(group, wrong).IsRefused(409, "ENTERED_IN_ERROR");

        Assert.Empty((await groups.Counselor.Get(path).Succeeds())["items"]!.AsArray());
    }

    [Fact]
    public async Task A_closed_group_takes_nobody_after_its_start_and_an_ended_one_nobody()
    {
        await using var host = await ApiHost.StartAsync();
        var groups = await GroupInProgress.StartAsync(host);
        var closed = await groups.GroupAsync(new { entry = "Closed", capacity = 1 });
        var ending = await groups.GroupAsync(new { endsOn = "2026-01-06" });
        var episode = await groups.InCareAsync();
        var holder = await groups.EnrolledAsync(closed);
        var waiting = await groups.EnrolledAsync(closed, new { waitlist = true });

        host.Clock.SetDate(2026, 1, 6);
        await groups.EnrolAsync(closed, episode, new { waitlist = true }).IsRefused(409, "GROUP_CLOSED");
        await groups.EnrolAsync(ending, episode).Succeeds();
        await groups.Scheduler.Delete($"/groups/{closed.Id}/enrolments/{holder.Id}", holder.ETag).Succeeds();
        var still = await groups.Counselor.Get($"/groups/{closed.Id}/enrolments/{waiting.Id}").Succeeds();
        host.Clock.SetDate(2026, 1, 7);
        await groups.EnrolAsync(ending, await groups.InCareAsync()).IsRefused(409, "GROUP_ENDED");

        Assert.Equal(waiting.Text, still.Text);
    }

    [Fact]
    public async Task Who_left_is_not_let_out_again_and_may_come_back()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var episode = await groups.InCareAsync();
        var enrolment = await groups.EnrolAsync(group, episode).Succeeds();
        var path = $"/groups/{group.Id}/enrolments/{enrolment.Id}";

        await groups.Scheduler.Delete(path, null).IsRefused(428, "PRECONDITION_REQUIRED");
        await groups.Scheduler.Delete(path, "\"9\"").IsRefused(412, "PRECONDITION_FAILED");
        var left = await groups.Scheduler.Delete(path, enrolment.ETag).Succeeds();
        await groups.Scheduler.Delete(path, left.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        var again = await groups.EnrolAsync(group, episode).Succeeds();

        Assert.NotEqual(enrolment.Id, again.Id);
        Assert.Equal(left.Text, (await groups.Counselor.Get(path).Succeeds()).Text);
    }

    [Fact]
    public async Task One_entered_in_error_stays_readable_frees_the_seat_and_takes_no_more_changes()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync(new { capacity = 1 });
        var enrolment = await groups.EnrolledAsync(group);
        var waiting = await groups.EnrolledAsync(group, new { waitlist = true });
        var path = $"/groups/{group.Id}/enrolments/{enrolment.Id}";

        var wrong = await groups.Counselor.Post($"{path}/enter-in-error", new { reason = "Another patient." }, enrolment.ETag).Succeeds();

        Assert.Equal("Another patient.", (string?)(await groups.Counselor.Get(path).Succeeds())["enteredInError/reason"]);
        Assert.Equal(1, (int)(await groups.Counselor.Get($"/groups/{group.Id}/enrolments/{waiting.Id}").Succeeds())["seat"]!);
        await groups.Counselor.Post($"{path}/enter-in-error", new { reason = "Again." }, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
        await groups.Scheduler.Delete(path, wrong.ETag).IsRefused(409, "ENTERED_IN_ERROR");
    }

    [Fact]
    public async Task A_patient_never_sees_another_member()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var own = await groups.EnrolledAsync(group);
        var other = await groups.EnrolledAsync(group);
        var patient = await groups.Organization.ClientAsync([Role.Patient], patient: PatientId.From(Guid.Parse((string)own["patientId"]!)));
        var path = $"/groups/{group.Id}/enrolments";

        var list = await patient.Get(path).Succeeds();

        Assert.Equal([own.Id], list["items"]!.AsArray().Select(item => (string)item!["id"]!));
        Assert.DoesNotContain((string)other["patientId"]!, list.Text, StringComparison.Ordinal);
        await patient.Get($"{path}/{own.Id}").Succeeds();
        await patient.Get($"{path}/{other.Id}").IsRefused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Cancelling_one_member_touches_nobody_else()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var (one, other) = (await groups.EnrolledAsync(group), await groups.EnrolledAsync(group));

        await groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{one.Id}", one.ETag).Succeeds();

        Assert.Equal(other.Text, (await groups.Counselor.Get($"/groups/{group.Id}/enrolments/{other.Id}").Succeeds()).Text);
        Assert.Equal(group.Text, (await groups.Counselor.Get($"/groups/{group.Id}").Succeeds()).Text);
    }

    [Fact]
    public async Task Its_events_name_the_patient_and_nothing_clinical()
    {
        var groups = await GroupInProgress.StartAsync();
        var group = await groups.GroupAsync();
        var enrolment = await groups.EnrolledAsync(group);
        await groups.Scheduler.Delete($"/groups/{group.Id}/enrolments/{enrolment.Id}", enrolment.ETag).Succeeds();

        await groups.Organization.ReadAsync(db =>
        {
            var written = db.Outbox.Where(message => message.SubjectId == Guid.Parse(enrolment.Id)).OrderBy(message => message.Id).Select(message => message.Type).ToList();
            Assert.Equal(["enrolment.seat-taken", "enrolment.withdrawn"], written);
            return Task.CompletedTask;
        });
    }
}
