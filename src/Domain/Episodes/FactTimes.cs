using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Episodes;

/// <summary>
/// When something that is told of the patient may have happened (D10): not in the future, not before the birth, within the episode. What is
/// recorded late is taken, also after the discharge.
/// </summary>
public static class FactTimes
{
    /// <returns>The day of it, in the programme's zone.</returns>
    /// <param name="pointer">Where it stands in the request.</param>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 TIME_IN_FUTURE, DATE_OUT_OF_ORDER.</exception>
    public static DateOnly RequireFactAt(
        this Episode episode, DateTimeOffset at, FactsFrom from, Patient patient, Program program, DateTimeOffset now, string pointer)
    {
        if (at > now)
        {
            throw EpisodeErrors.TimeInFuture(pointer);
        }

        var on = program.DateOf(at);
        episode.RequireFactOn(on, from, patient, program, now, pointer);
        return on;
    }

    /// <summary>The same of what is known by its day only.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER.</exception>
    public static void RequireFactOn(
        this Episode episode, DateOnly on, FactsFrom from, Patient patient, Program program, DateTimeOffset now, string pointer)
    {
        if (episode.EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        if (on > program.DateOf(now))
        {
            throw EpisodeErrors.DateInFuture(pointer);
        }

        if (on < patient.BirthDate)
        {
            throw EpisodeErrors.DateOutOfOrder(pointer, "It does not lie before the patient's birth.");
        }

        var first = from switch
        {
            FactsFrom.Referral => episode.Referral.RequestedOn,
            FactsFrom.Admission => episode.AdmittedOn ?? throw EpisodeErrors.NotInCare(episode.Status),
        };
        if (on < first)
        {
            throw EpisodeErrors.DateOutOfOrder(pointer, $"It does not lie before the {(from is FactsFrom.Referral ? "referral" : "admission")}.");
        }

        if (on > (episode.End?.DischargedOn ?? episode.Declination?.DeclinedOn))
        {
            throw EpisodeErrors.DateOutOfOrder(pointer, "It does not lie after the end of the episode.");
        }
    }
}

/// <summary>From when on an episode takes facts of a kind.</summary>
public enum FactsFrom
{
    /// <summary>What intake needs: assessments, drug tests, support contacts, the care team.</summary>
    Referral,

    /// <summary>What belongs to treatment.</summary>
    Admission,
}
