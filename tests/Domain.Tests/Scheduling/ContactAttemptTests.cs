using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Tests.Episodes;
using TreatmentPlans.Domain.Tests.Programs;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Scheduling;

public sealed class ContactAttemptTests
{
    private readonly TestEpisodes _care = new TestEpisodes().Admitted();

    [Fact]
    public void It_tells_when_how_by_whom_and_whether_the_patient_was_reached()
    {
        var attempt = Make(TestPrograms.Now);

        Assert.Equal(
            (_care.Patient.Id, _care.Episode.Id, TestPrograms.Now, ContactMethod.Phone, true),
            (attempt.PatientId, attempt.EpisodeId, attempt.At, attempt.Method, attempt.Reached));
        Assert.Equal([new ContactAttempted(attempt.Id, _care.Patient.Id, _care.Episode.Id)], attempt.Events);
        Refused("TIME_IN_FUTURE", () => Make(TestPrograms.Now.AddTicks(1)), "/at");
    }

    [Fact]
    public void One_in_error_takes_no_more_changes_and_an_episode_in_error_none()
    {
        var attempt = Make(TestPrograms.Now);
        var mark = new EnteredInError("Another patient.", null, TestPrograms.Now);

        attempt.EnterInError(mark);

        Assert.Equal(mark, attempt.EnteredInError);
        Refused("ENTERED_IN_ERROR", () => attempt.EnterInError(mark));
        _care.Episode.EnterInError(mark);
        Refused("ENTERED_IN_ERROR", () => Make(TestPrograms.Now));
    }

    private ContactAttempt Make(DateTimeOffset at) => ContactAttempt.Make(
        TypedId.New<ContactAttemptId>(TestPrograms.Now), _care.Episode, at, ContactMethod.Phone, reached: true, TestGroups.Facilitator.Id, TestPrograms.Now);
}
