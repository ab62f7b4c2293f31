using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Proposals;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Scheduling.Proposals;

public sealed class ScheduleProposalTests
{
    private static readonly ProposalOutcome Outcome = new(ProposalProof.Optimal, 0, 1, 1, 1, ProposalCost.Zero, 0);

    [Theory]
    [InlineData(13, 1, "NOT_A_MONDAY", "/from")]
    [InlineData(5, 1, "STARTS_IN_PAST", "/from")]
    [InlineData(12, 13, "PROPOSAL_TOO_LARGE", "/weeks")]
    public void Is_asked_for_from_a_Monday_to_come_and_for_as_long_as_policy_allows(int day, int weeks, string code, string pointer) =>
        Refused(code, () => Ask(new ProposalRequest(new(2026, 1, day), weeks, [], 0, null)), pointer);

    [Fact]
    public void Is_asked_for_as_many_patients_as_policy_allows()
    {
        var ids = Enumerable.Range(0, 101).Select(_ => TypedId.New<EpisodeId>(TestPrograms.Now)).ToList();

        Assert.Equal(100, Ask(new ProposalRequest(TestPrograms.Today, 12, ids[1..], 0, null)).EpisodeIds.Count);
        Refused("PROPOSAL_TOO_LARGE", () => Ask(new ProposalRequest(TestPrograms.Today, 12, ids, 0, null)), "/episodeIds");
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(59, 59)]
    [InlineData(61, 60)]
    public void Is_searched_for_as_long_as_policy_allows_at_most(int? asked, int seconds) =>
        Assert.Equal(seconds, Ask(new ProposalRequest(TestPrograms.Today, 1, [], 0, asked)).TimeLimitSeconds);

    [Fact]
    public void Goes_from_the_queue_to_the_calendar()
    {
        var proposal = Ask();
        Assert.Equal(ProposalStatus.Queued, proposal.Status);
        Illegal("accept", () => proposal.Accept(null));

        Assert.True(proposal.Start(TestPrograms.Now));
        Assert.Equal((ProposalStatus.Running, 1, TestPrograms.Now), (proposal.Status, proposal.Attempts, proposal.ReadAt));
        Illegal("accept", () => proposal.Accept(null));

        proposal.Propose(Outcome, [], TestPrograms.Now);
        Assert.Equal((ProposalStatus.Proposed, Outcome), (proposal.Status, proposal.Outcome));
        Assert.False(proposal.Start(TestPrograms.Now));
        Illegal("fail", () => proposal.Fail(ProposalFailure.Fault, TestPrograms.Now));

        proposal.Accept(null);
        Assert.Equal(ProposalStatus.Accepted, proposal.Status);
        Illegal("accept", () => proposal.Accept(null));
        Illegal("cancel", () => proposal.Cancel(TestPrograms.Now));
    }

    [Fact]
    public void Is_begun_again_three_times_in_all()
    {
        var proposal = Ask();

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => proposal.Start(TestPrograms.Now)));

        Assert.Equal((ProposalStatus.Failed, ProposalFailure.Interrupted), (proposal.Status, proposal.Failure));
    }

    [Fact]
    public void Is_called_off_until_it_is_accepted_or_has_failed()
    {
        var (queued, running, proposed, failed) = (Ask(), Ask(), Ask(), Ask());
        running.Start(TestPrograms.Now);
        proposed.Start(TestPrograms.Now);
        proposed.Propose(Outcome, [], TestPrograms.Now);
        failed.Fail(ProposalFailure.TooManyPatients, TestPrograms.Now);

        Assert.All([queued, running, proposed], proposal =>
        {
            proposal.Cancel(TestPrograms.Now);
            Assert.Equal(ProposalStatus.Cancelled, proposal.Status);
            Illegal("cancel", () => proposal.Cancel(TestPrograms.Now));
            Illegal("propose", () => proposal.Propose(Outcome, [], TestPrograms.Now));
        });
        Illegal("cancel", () => failed.Cancel(TestPrograms.Now));
    }

    private static ScheduleProposal Ask(ProposalRequest? request = null) => ScheduleProposal.Request(
        TypedId.New<ScheduleProposalId>(TestPrograms.Now),
        TestPrograms.Program(),
        request ?? new ProposalRequest(TestPrograms.Today, 4, [], 0, null),
        by: null,
        TestPrograms.Now);
}
