using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Support;

/// <summary>The episode that something is told of, and the programme by whose days it is told (rule SUP-1).</summary>
public sealed record SupportCare(Episode Episode, Program Program)
{
    public DateOnly DateOf(DateTimeOffset instant) => Program.DateOf(instant);

    /// <summary>For what belongs to care.</summary>
    /// <returns>The day.</returns>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 TIME_IN_FUTURE, DATE_OUT_OF_ORDER.</exception>
    public DateOnly RequireInCare(DateTimeOffset at, DateTimeOffset now, string pointer) => Episode.RequireInCareAt(Program, at, now, pointer);

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER.</exception>
    public void RequireInCare(DateOnly on, DateTimeOffset now, string pointer)
    {
        Episode.RequireInCare();
        RequirePast(on, now, pointer);
        Episode.RequireInCareAt(Program, Program.Calendar.StartOf(on), now, pointer);
    }

    /// <summary>For what begins with the referral.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER.</exception>
    public void RequireOpen(DateOnly on, DateTimeOffset now, string pointer)
    {
        Episode.RequireOpen();
        RequirePast(on, now, pointer);
        Episode.RequireWithin(Program, Program.Calendar.StartOf(on), now, pointer);
    }

    private void RequirePast(DateOnly on, DateTimeOffset now, string pointer)
    {
        if (on > DateOf(now))
        {
            throw EpisodeErrors.DateInFuture(pointer);
        }
    }
}
