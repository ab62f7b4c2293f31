using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>That a physician certifies the need for intensive outpatient care, as Medicare asks (A.4).</summary>
public sealed class Certification : AggregateRoot, IPatientRecord
{
    private Certification()
    {
    }

    public CertificationId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    /// <summary>First day for which it holds.</summary>
    public DateOnly CertifiedOn { get; private set; }

    /// <summary>From that day on the next one is due soon.</summary>
    public DateOnly RenewFrom { get; private set; }

    /// <summary>Last day for which it holds: by then the next one is due.</summary>
    public DateOnly ValidTo { get; private set; }

    /// <summary>That the phase in force on that day aims at.</summary>
    public decimal HoursPerWeek { get; private set; }

    public PractitionerId CertifiedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <param name="hoursPerWeek">Of the phase that was in force on the day.</param>
    /// <param name="isMedicare">A coverage of the patient that holds on the day is Medicare's.</param>
    /// <exception cref="DomainException">
    /// 409 EPISODE_NOT_IN_CARE, ENTERED_IN_ERROR; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, CREDENTIAL_NOT_ACTIVE, HOURS_BELOW_MINIMUM.
    /// </exception>
    public static Certification Certify(
        CertificationId id,
        Episode episode,
        DateOnly certifiedOn,
        decimal hoursPerWeek,
        bool isMedicare,
        Program program,
        Practitioner by,
        DateTimeOffset now)
    {
        episode.RequireInCare();
        if (certifiedOn > program.DateOf(now))
        {
            throw EpisodeErrors.DateInFuture("/certifiedOn");
        }

        if (certifiedOn < episode.AdmittedOn)
        {
            throw EpisodeErrors.DateOutOfOrder("/certifiedOn", "It follows the admission.");
        }

        by.RequireActiveCredentialOn(certifiedOn);
        var policy = program.PoliciesOn(certifiedOn).Medicare;
        if (isMedicare && hoursPerWeek < policy.MinimumHoursPerWeek)
        {
            throw CertificationErrors.HoursBelowMinimum(policy.MinimumHoursPerWeek);
        }

        var certification = new Certification
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            CertifiedOn = certifiedOn,
            RenewFrom = certifiedOn.AddDays(policy.WarningDay),
            ValidTo = certifiedOn.AddDays(policy.CertificationDays),
            HoursPerWeek = hoursPerWeek,
            CertifiedBy = by.Id,
            RecordedAt = now,
        };
        certification.Record(new CertificationRecorded(id, episode.PatientId, episode.Id));
        return certification;
    }

    public bool Covers(DateOnly day) => EnteredInError is null && CertifiedOn <= day && day <= ValidTo;

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        EnteredInError = mark;
        Record(new CertificationEnteredInError(Id, PatientId, EpisodeId));
    }
}

/// <summary>Rules MED-2 and MED-4.</summary>
public static class MedicareCertification
{
    /// <summary>Medicare asks for one on days at a level that demands hours of treatment.</summary>
    /// <param name="coverage">By which the day is billed.</param>
    public static bool IsAskedFor(DateOnly day, CoverageTerms coverage, Episode episode, Program program) =>
        coverage.Kind == CoverageKind.Medicare && coverage.Covers(day)
        && episode.LevelOfCareOn(day) is { } level && program.PoliciesOn(day).LevelOfCare.MinimumHoursPerWeek(level, int.MaxValue) > 0;

    /// <summary>A service of that day is held: a certification is asked for, and none covers the day.</summary>
    public static bool IsMissing(
        DateOnly day, CoverageTerms coverage, Episode episode, Program program, IEnumerable<Certification> certifications) =>
        IsAskedFor(day, coverage, episode, program) && !certifications.Any(certification => certification.Covers(day));
}

public static class CertificationErrors
{
    public static DomainException HoursBelowMinimum(decimal hours) => new(new DomainError(
        "HOURS_BELOW_MINIMUM", ErrorKind.RuleBroken, $"Medicare asks for {hours:0.##} hours a week in the plan."));
}

public abstract record CertificationEvent(CertificationId CertificationId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public abstract string Type { get; }

    public EventSubject Subject => new(CertificationId.Value, PatientId, EpisodeId);
}

public sealed record CertificationRecorded(CertificationId CertificationId, PatientId PatientId, EpisodeId EpisodeId)
    : CertificationEvent(CertificationId, PatientId, EpisodeId)
{
    public override string Type => "certification.recorded";
}

public sealed record CertificationEnteredInError(CertificationId CertificationId, PatientId PatientId, EpisodeId EpisodeId)
    : CertificationEvent(CertificationId, PatientId, EpisodeId)
{
    public override string Type => "certification.entered-in-error";
}
