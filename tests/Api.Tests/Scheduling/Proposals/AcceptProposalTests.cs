using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Tests.Scheduling.Proposals;

/// <summary>A calendar that has changed since: nothing is written, and the answer says what is in the way.</summary>
public sealed class AcceptProposalTests
{
    [Fact]
    public async Task Is_done_once()
    {
        var (world, _, proposal) = await ProposedAsync();

        var accepted = await world.AcceptAsync(proposal).Succeeds();

        Assert.Equal("Accepted", (string?)accepted["status"]);
        await world.AcceptAsync(accepted).IsRefused(409, "ILLEGAL_TRANSITION");
        await world.Scheduler.Post($"/schedule-proposals/{proposal.Id}/cancel", null, accepted.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
        await world.AcceptAsync(proposal).IsRefused(412, "PRECONDITION_FAILED");
    }

    [Fact]
    public async Task Of_nothing_is_refused()
    {
        var world = await ProposalWorld.StartAsync();

        var proposal = await world.ProposedAsync(1, await world.WorkingAsync());

        Assert.Equal("Infeasible", (string?)proposal["outcome/proof"]);
        await world.AcceptAsync(proposal).IsRefused(409, "PROPOSAL_EMPTY");
    }

    [Fact]
    public async Task Is_refused_where_the_patient_is_bound_elsewhere_by_now()
    {
        var (world, patient, proposal) = await ProposedAsync();
        await world.Scheduler.Put($"/patients/{patient["patientId"]}/availability", ProposalWorld.Work("22:00:00"), "\"1\"").Succeeds();

        await RefusedAsync(world, patient, proposal, "PROPOSAL_OUTDATED");
    }

    [Fact]
    public async Task Is_refused_where_the_counselor_is_open_no_more()
    {
        var (world, patient, proposal) = await ProposedAsync();
        await world.OpenAsync(days: "Sunday", etag: "\"1\"");

        await RefusedAsync(world, patient, proposal, "PROPOSAL_OUTDATED");
    }

    [Fact]
    public async Task Is_refused_where_the_counselor_has_less_time()
    {
        var (world, patient, proposal) = await ProposedAsync();
        await world.OpenAsync(mostMinutesPerWeek: 59, etag: "\"1\"");

        await RefusedAsync(world, patient, proposal, "PROPOSAL_OUTDATED");
    }

    [Fact]
    public async Task Is_refused_where_the_day_is_closed()
    {
        var (world, patient, proposal) = await ProposedAsync();
        var program = await world.Organization.Client(Application.Common.Role.Administrator).Get($"/programs/{world.ProgramId}").Succeeds();
        var days = new[] { 14, 16 }.Select(day => new { on = $"2026-01-{day}", name = "Flood" });
        await world.Organization.Client(Application.Common.Role.Administrator)
            .Put($"/programs/{world.ProgramId}", Course.ProgramBody.With(new { closures = days, policies = program["policies"] }), program.ETag).Succeeds();

        await RefusedAsync(world, patient, proposal, "PROPOSAL_OUTDATED");
    }

    [Fact]
    public async Task Is_refused_where_the_counselor_holds_no_credential()
    {
        var (world, patient, proposal) = await ProposedAsync();
        var administrator = world.Organization.Client(Application.Common.Role.Administrator);
        var counselor = await administrator.Get($"/practitioners/{world.Organization.Counselor}").Succeeds();
        await administrator.Put(
            $"/practitioners/{world.Organization.Counselor}",
            new
            {
                givenName = (string?)counselor["givenName"],
                familyName = (string?)counselor["familyName"],
                credentials = new[] { counselor["credentials"]![0]!.With(new { validTo = "2026-01-11" }) },
                licenceStates = new[] { "MA" },
                active = true,
            },
            counselor.ETag).Succeeds();

        await RefusedAsync(world, patient, proposal, "PROPOSAL_OUTDATED");
    }

    [Fact]
    public async Task Is_refused_where_a_session_of_the_group_is_called_off()
    {
        var (world, patient, proposal) = await ProposedAsync();
        var id = (string)ProposalWorld.Weeks(proposal).First()["groups"]![0]!["sessionIds"]![0]!;
        var session = await world.Scheduler.Get($"/sessions/{id}").Succeeds();
        await world.Scheduler.Post($"/sessions/{id}/cancel", new { cause = "Program" }, session.ETag).Succeeds();

        await RefusedAsync(world, patient, proposal, "PROPOSAL_OUTDATED");
    }

    [Fact]
    public async Task Is_refused_where_the_counselor_is_taken()
    {
        var (world, patient, proposal) = await ProposedAsync();
        await ScheduleAsync(world, proposal, world.Organization.Counselor.ToString(), "Elsewhere");

        await RefusedAsync(world, patient, proposal, "PRACTITIONER_BUSY");
    }

    [Fact]
    public async Task Is_refused_where_the_room_is_taken()
    {
        var (world, patient, proposal) = await ProposedAsync();
        await ScheduleAsync(world, proposal, world.Organization.Physician.ToString(), ProposalWorld.Office);

        await RefusedAsync(world, patient, proposal, "ROOM_BUSY");
    }

    [Fact]
    public async Task Is_refused_where_the_patient_is_taken()
    {
        var (world, patient, proposal) = await ProposedAsync();
        await ScheduleAsync(world, proposal, world.Organization.Physician.ToString(), "Elsewhere", patient);

        await RefusedAsync(world, patient, proposal, "PATIENT_BUSY", booked: 1);
    }

    [Fact]
    public async Task Is_refused_where_the_group_is_full()
    {
        var (world, patient, proposal) = await ProposedAsync(capacity: 1);
        var group = (string)ProposalWorld.Weeks(proposal).First()["groups"]![0]!["groupId"]!;
        var other = await world.WorkingAsync();
        await world.Scheduler.Post($"/groups/{group}/enrolments", new { episodeId = other.Id }).Succeeds();

        await RefusedAsync(world, patient, proposal, "SESSION_FULL");
    }

    [Fact]
    public async Task Of_two_that_want_the_same_slot_one_wins()
    {
        var world = await ProposalWorld.StartAsync();
        await world.GroupAsync();
        await world.OpenAsync(days: "Wednesday", to: "18:00:00");
        ApiAnswer[] patients = [await world.WorkingAsync(), await world.WorkingAsync()];
        ApiAnswer[] proposals = [await world.ProposedAsync(1, patients[0]), await world.ProposedAsync(1, patients[1])];

        var answers = await Task.WhenAll(proposals.Select(world.AcceptAsync));

        var won = Assert.Single(answers.Index(), answer => (int)answer.Item.Status == 200).Index;
        Assert.Equal((409, "PRACTITIONER_BUSY"), ((int)answers[1 - won].Status, answers[1 - won].Code));
        Assert.Equal((4, 0), (await BookedAsync(world, patients[won]), await BookedAsync(world, patients[1 - won])));
    }

    private static async Task<(ProposalWorld World, ApiAnswer Patient, ApiAnswer Proposal)> ProposedAsync(int capacity = 12)
    {
        var world = await ProposalWorld.StartAsync();
        await world.GroupAsync(capacity);
        await world.OpenAsync();
        var patient = await world.WorkingAsync();
        var proposal = await world.ProposedAsync(1, patient);
        Assert.Equal(1, (int)proposal["outcome/placed"]!);
        return (world, patient, proposal);
    }

    /// <summary>A session at the time of the individual one that is proposed.</summary>
    private static async Task ScheduleAsync(ProposalWorld world, ApiAnswer proposal, string practitioner, string room, params ApiAnswer[] patients)
    {
        var wanted = ProposalWorld.Weeks(proposal).First()["individuals"]![0]!;
        await world.Scheduler.Post("/sessions", new
        {
            programId = world.ProgramId,
            type = nameof(SessionType.MedicalCheck),
            facilitatorId = practitioner,
            startsAt = (string?)wanted["startsAt"],
            endsAt = (string?)wanted["endsAt"],
            room,
            participants = patients.Select(patient => new { episodeId = patient.Id }),
        }).Succeeds();
    }

    private static async Task RefusedAsync(ProposalWorld world, ApiAnswer patient, ApiAnswer proposal, string code, int booked = 0)
    {
        await world.AcceptAsync(proposal).IsRefused(409, code);

        Assert.Equal(booked, await BookedAsync(world, patient));
        Assert.Equal("Proposed", (string?)(await world.Scheduler.Get($"/schedule-proposals/{proposal.Id}").Succeeds())["status"]);
        foreach (var group in ProposalWorld.Weeks(proposal).SelectMany(week => week["groups"]!.AsArray()))
        {
            var enrolments = await world.Scheduler.Get($"/groups/{group!["groupId"]}/enrolments").Succeeds();
            Assert.DoesNotContain(enrolments["items"]!.AsArray(), enrolment => (string?)enrolment!["episodeId"] == patient.Id);
        }
    }

    private static async Task<int> BookedAsync(ProposalWorld world, ApiAnswer patient) =>
        (await world.Scheduler.Get($"/patients/{patient["patientId"]}/schedule?from={ProposalWorld.Monday}&to=2026-01-18").Succeeds())["items"]!.AsArray().Count;
}
