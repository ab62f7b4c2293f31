using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Episodes;

/// <summary>One course of treatment, from referral to discharge. Dates are the programme's.</summary>
public sealed class Episode : AggregateRoot, IPatientRecord, IIdentified
{
    private Episode()
    {
    }

    public EpisodeId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public ProgramId ProgramId { get; private set; }

    public IReadOnlyList<Identifier> Identifiers { get; private set; } = [];

    public IReadOnlyList<Identifier> ClaimedIdentifiers => EnteredInError is null ? Identifiers : [];

    public EpisodeId? PreviousEpisodeId { get; private set; }

    public EpisodeStatus Status { get; private set; }

    public Referral Referral { get; private set; } = null!;

    public Screening? Screening { get; private set; }

    public Declination? Declination { get; private set; }

    public Admission? Admission { get; private set; }

    /// <summary>The date of <see cref="Admission"/>, in a column of its own for filters.</summary>
    public DateOnly? AdmittedOn { get; private set; }

    /// <summary>Null until admission.</summary>
    public LastUse? LastUse { get; private set; }

    /// <summary>Null until admission; changed by <see cref="ChangeLevel"/> only.</summary>
    public LevelOfCare? CurrentLevelOfCare { get; private set; }

    /// <summary>From the admission on, in order.</summary>
    public IReadOnlyList<LevelOfCareStay> LevelOfCareStays { get; private set; } = [];

    public IReadOnlyList<Leave> Leaves { get; private set; } = [];

    public IReadOnlyList<Diagnosis> Diagnoses { get; private set; } = [];

    public IReadOnlyList<DimensionRatingSet> DimensionRatingSets { get; private set; } = [];

    /// <summary>Null until the discharge is final.</summary>
    public EpisodeEnd? End { get; private set; }

    // Columns that reports ask by. They say what the facts above say, so nothing is read back into them.

    public DateOnly RequestedOn { get => Referral.RequestedOn; private set => _ = value; }

    public AcuteCareSetting? AcuteCareSetting { get => Referral.AcuteCare?.Setting; private set => _ = value; }

    public DateOnly? AcuteCareEndedOn { get => Referral.AcuteCare?.EndedOn; private set => _ = value; }

    /// <summary>The first day of a substance use disorder.</summary>
    public DateOnly? SubstanceUseIndexOn
    {
        get => Diagnoses.Where(diagnosis => diagnosis is { EnteredInError: null, IsSubstanceUse: true })
            .Min(diagnosis => (DateOnly?)diagnosis.IndexOn);
        private set => _ = value;
    }

    public DateOnly? LastUsedOn { get => LastUse?.OnDate; private set => _ = value; }

    /// <summary>Intensity of the level of the admission.</summary>
    public int? AdmittedRank { get => Admission is null ? null : LevelsOfCare.RankOf(Admission.LevelOfCare); private set => _ = value; }

    /// <summary>Intensity of the latest level.</summary>
    public int? CurrentRank { get => CurrentLevelOfCare is null ? null : LevelsOfCare.RankOf(CurrentLevelOfCare); private set => _ = value; }

    public DateOnly? DischargedOn { get => End?.DischargedOn; private set => _ = value; }

    public DischargeType? DischargeType { get => End?.Type; private set => _ = value; }

    public EnteredInError? EnteredInError { get; private set; }

    /// <summary>From referral until it is declined or discharged.</summary>
    public bool IsOpen => EnteredInError is null && Status is not (EpisodeStatus.NotAdmitted or EpisodeStatus.Discharged);

    /// <summary>Admitted, on leave or not.</summary>
    public bool IsInCare => EnteredInError is null && Status is EpisodeStatus.Admitted or EpisodeStatus.OnLeave;

    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, PATIENT_MERGED of the patient; 422 PATIENT_DECEASED, DATE_IN_FUTURE, DATE_OUT_OF_ORDER, PREVIOUS_EPISODE_OPEN, DUPLICATE.
    /// </exception>
    /// <param name="previous">An earlier episode of the same patient that this one follows.</param>
    public static Episode Refer(
        EpisodeId id,
        Patient patient,
        Program program,
        Referral referral,
        IReadOnlyList<Identifier> identifiers,
        Episode? previous)
    {
        patient.RequireCurrent();
        if (patient.DeceasedOn is not null)
        {
            throw EpisodeErrors.PatientDeceased();
        }

        RequireNotAfter(program.DateOf(referral.RecordedAt), referral.RequestedOn, "/requestedOn");
        if (referral.AcuteCare is { EndedOn: var endedOn })
        {
            RequireNotAfter(program.DateOf(referral.RecordedAt), endedOn, "/acuteCare/endedOn");
            RequireNotBefore(patient.BirthDate, endedOn, "/acuteCare/endedOn", "Care follows the birth.");
        }

        if (previous is { IsOpen: true })
        {
            throw EpisodeErrors.PreviousEpisodeOpen();
        }

        var episode = new Episode
        {
            Id = id,
            OrganizationId = patient.OrganizationId,
            PatientId = patient.Id,
            ProgramId = program.Id,
            Status = EpisodeStatus.Referred,
            Referral = referral,
            Identifiers = identifiers.RequireValid(),
            PreviousEpisodeId = previous?.Id,
        };
        episode.Record(new EpisodeReferred(id, patient.Id));
        return episode;
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER.</exception>
    public void Screen(Screening screening, Program program)
    {
        RequireStatus(EpisodeStatus.Referred, "screen");
        RequireNotAfter(program.DateOf(screening.RecordedAt), screening.ScreenedOn, "/screenedOn");
        RequireNotBefore(Referral.RequestedOn, screening.ScreenedOn, "/screenedOn", "Screening follows the request.");

        Screening = screening;
        Status = EpisodeStatus.Screened;
        Record(new EpisodeScreened(Id, PatientId));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER.</exception>
    public void Decline(Declination declination, Program program)
    {
        RequireStatus(EpisodeStatus.Screened, "decline");
        RequireNotAfter(program.DateOf(declination.RecordedAt), declination.DeclinedOn, "/declinedOn");
        RequireNotBefore(Screening!.ScreenedOn, declination.DeclinedOn, "/declinedOn", "The decision follows the screening.");

        Declination = declination;
        Status = EpisodeStatus.NotAdmitted;
        Record(new EpisodeDeclined(Id, PatientId));
    }

    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 CREDENTIAL_NOT_ACTIVE, DATE_IN_FUTURE, DATE_OUT_OF_ORDER, UNKNOWN_LEVEL_OF_CARE,
    /// LEVEL_NOT_OFFERED, UNKNOWN_REFERENCE, RATINGS_TOO_OLD, OVERRIDE_REASON_REQUIRED.
    /// </exception>
    public void Admit(AdmissionDecision decision, Practitioner decidedBy, Program program, DateTimeOffset now)
    {
        RequireStatus(EpisodeStatus.Screened, "admit");
        var admittedOn = decision.AdmittedOn;
        RequireNotAfter(program.DateOf(now), admittedOn, "/admittedOn");
        RequireNotBefore(Screening!.ScreenedOn, admittedOn, "/admittedOn", "Admission follows the screening.");
        if (decision.LastUse.OnDate > admittedOn)
        {
            throw EpisodeErrors.DateOutOfOrder("/lastUseOn", "The last use before admission lies after it.");
        }

        decidedBy.RequireActiveCredentialOn(admittedOn);
        LevelsOfCare.Require(decision.LevelOfCare, "/levelOfCare/code");
        if (!program.LevelsOfCare.Contains(decision.LevelOfCare))
        {
            throw EpisodeErrors.LevelNotOffered();
        }

        var suggestion = RequireRatings(decision, program).Suggestion;
        if (!suggestion.AgreesWith(decision.LevelOfCare) && decision.OverrideReason is null)
        {
            throw EpisodeErrors.OverrideReasonRequired(suggestion);
        }

        Admission = new Admission(
            admittedOn,
            decision.LevelOfCare,
            decision.DimensionRatingSetId,
            suggestion,
            decision.PatientAgreement,
            decision.OverrideReason,
            decidedBy.Id,
            now);
        AdmittedOn = admittedOn;
        LastUse = decision.LastUse;
        CurrentLevelOfCare = decision.LevelOfCare;
        LevelOfCareStays = [new LevelOfCareStay(decision.LevelOfCare, admittedOn, null)];
        Status = EpisodeStatus.Admitted;
        Record(new EpisodeAdmitted(Id, PatientId));
    }

    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, LEAVE_TOO_LONG.
    /// </exception>
    public void StartLeave(DateOnly from, DateOnly expectedReturnOn, LeaveReason reason, PractitionerId approvedBy, Program program, DateTimeOffset now)
    {
        RequireStatus(EpisodeStatus.Admitted, "leave");
        RequireNotAfter(program.DateOf(now), from, "/from");
        RequireNotBefore(AdmittedOn!.Value, from, "/from", "Leave follows the admission.");
        if (Leaves is [.., { ReturnedOn: { } lastReturnOn }])
        {
            RequireNotBefore(lastReturnOn, from, "/from", "Leave follows the return from the one before.");
        }

        if (expectedReturnOn <= from)
        {
            throw EpisodeErrors.DateOutOfOrder("/expectedReturnOn", "The return follows the first day of leave.");
        }

        var maximumDays = program.PoliciesOn(from).Leave.MaximumDays;
        if (expectedReturnOn.DayNumber - from.DayNumber > maximumDays)
        {
            throw EpisodeErrors.LeaveTooLong(maximumDays);
        }

        Leaves = [.. Leaves, new Leave(from, expectedReturnOn, reason, approvedBy, now, null)];
        Status = EpisodeStatus.OnLeave;
        Record(new EpisodeLeaveStarted(Id, PatientId));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ENTERED_IN_ERROR; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER.</exception>
    public void Return(DateOnly returnedOn, Program program, DateTimeOffset now)
    {
        RequireStatus(EpisodeStatus.OnLeave, "return");
        RequireNotAfter(program.DateOf(now), returnedOn, "/returnedOn");
        RequireNotBefore(Leaves[^1].From, returnedOn, "/returnedOn", "The return follows the first day of leave.");

        Leaves = [.. Leaves.SkipLast(1), Leaves[^1] with { ReturnedOn = returnedOn }];
        Status = EpisodeStatus.Admitted;
        Record(new EpisodeLeaveEnded(Id, PatientId));
    }

    /// <summary>Adds a diagnosis. A primary one takes the place of the primary one before, which stays as a secondary one.</summary>
    /// <exception cref="DomainException">
    /// 409 EPISODE_NOT_OPEN, DIAGNOSIS_ALREADY_RECORDED; 422 INVALID_DIAGNOSIS_CODE, DATE_IN_FUTURE.
    /// </exception>
    public void Diagnose(Diagnosis diagnosis, Program program)
    {
        RequireOpen();
        if (!Diagnosis.IsCode(diagnosis.Code))
        {
            throw EpisodeErrors.InvalidDiagnosisCode();
        }

        RequireNotAfter(program.DateOf(diagnosis.RecordedAt), diagnosis.IndexOn, "/indexOn");
        if (Diagnoses.Any(known => known.EnteredInError is null && known.Code == diagnosis.Code))
        {
            throw EpisodeErrors.DiagnosisAlreadyRecorded();
        }

        var others = diagnosis.IsPrimary ? Diagnoses.Select(known => known with { IsPrimary = false }) : Diagnoses;
        Diagnoses = [.. others, diagnosis];
        Record(new EpisodeDiagnosesChanged(Id, PatientId));
    }

    /// <exception cref="DomainException">404; 409 ENTERED_IN_ERROR of the diagnosis or the episode.</exception>
    public void EnterDiagnosisInError(DiagnosisId diagnosisId, EnteredInError mark)
    {
        RequireNotInError(EnteredInError);
        var wrong = Diagnoses.FirstOrDefault(diagnosis => diagnosis.Id == diagnosisId) ?? throw CommonErrors.NotFound();
        RequireNotInError(wrong.EnteredInError);

        Diagnoses = [.. Diagnoses.Select(diagnosis => diagnosis == wrong ? diagnosis with { EnteredInError = mark } : diagnosis)];
        Record(new EpisodeDiagnosesChanged(Id, PatientId));
    }

    /// <exception cref="DomainException">
    /// 409 EPISODE_NOT_OPEN; 422 CREDENTIAL_NOT_ACTIVE, DATE_IN_FUTURE, and what <see cref="DimensionRatings.Require"/> refuses.
    /// </exception>
    public DimensionRatingSet Rate(
        DimensionRatingSetId id,
        AsamEdition edition,
        IReadOnlyList<DimensionRating> ratings,
        DateOnly ratedOn,
        Practitioner ratedBy,
        Program program,
        DateTimeOffset now)
    {
        RequireOpen();
        RequireNotAfter(program.DateOf(now), ratedOn, "/ratedOn");
        ratedBy.RequireActiveCredentialOn(ratedOn);
        var complete = DimensionRatings.Require(edition, ratings, "/ratings");

        var suggestion = program.PoliciesOn(ratedOn).Placement.Suggest(edition, complete);
        var set = new DimensionRatingSet(id, edition, complete, suggestion, ratedBy.Id, ratedOn, now, null);
        DimensionRatingSets = [.. DimensionRatingSets, set];
        Record(new EpisodeRatingsChanged(Id, PatientId));
        return set;
    }

    /// <exception cref="DomainException">404; 409 ENTERED_IN_ERROR of the set or the episode.</exception>
    public void EnterRatingsInError(DimensionRatingSetId setId, EnteredInError mark)
    {
        RequireNotInError(EnteredInError);
        var wrong = DimensionRatingSets.FirstOrDefault(set => set.Id == setId) ?? throw CommonErrors.NotFound();
        RequireNotInError(wrong.EnteredInError);

        DimensionRatingSets = [.. DimensionRatingSets.Select(set => set == wrong ? set with { EnteredInError = mark } : set)];
        Record(new EpisodeRatingsChanged(Id, PatientId));
    }

    /// <summary>The latest assessment rated by that day and known by that instant (D10); null where there is none.</summary>
    public DimensionRatingSet? RatingsOn(DateOnly date, DateTimeOffset knownAt) =>
        DimensionRatingSets
            .Where(set => set.RatedOn <= date && set.RecordedAt <= knownAt && !(set.EnteredInError?.At <= knownAt))
            .OrderBy(set => set.RatedOn)
            .ThenBy(set => set.RecordedAt)
            .LastOrDefault();

    /// <summary>Executes a level-of-care decision. Called once per decision; a second call with the same one changes nothing.</summary>
    /// <exception cref="DomainException">409 EPISODE_NOT_IN_CARE; 422 DATE_OUT_OF_ORDER, UNKNOWN_LEVEL_OF_CARE.</exception>
    public void ChangeLevel(LevelOfCareDecisionId decisionId, LevelOfCare level, DateOnly effectiveOn)
    {
        RequireInCare();
        if (LevelOfCareStays.Any(stay => stay.DecisionId == decisionId))
        {
            return;
        }

        LevelsOfCare.Require(level, "/toLevel/code");
        RequireNotBefore(LevelOfCareStays[^1].EffectiveOn, effectiveOn, "/effectiveOn", "The change follows the one before.");

        CurrentLevelOfCare = level;
        LevelOfCareStays = [.. LevelOfCareStays, new LevelOfCareStay(level, effectiveOn, decisionId)];
        Record(new EpisodeLevelOfCareChanged(Id, PatientId));
    }

    /// <summary>The level of care on that day; null before the admission.</summary>
    public LevelOfCare? LevelOfCareOn(DateOnly date) => LevelOfCareStays.LastOrDefault(stay => stay.EffectiveOn <= date)?.Level;

    /// <summary>For good: who comes back begins another episode.</summary>
    /// <exception cref="DomainException">409 EPISODE_NOT_IN_CARE, ENTERED_IN_ERROR.</exception>
    public void Discharge(EpisodeEnd end)
    {
        RequireInCare();
        End = end;
        Status = EpisodeStatus.Discharged;
        Record(new EpisodeDischarged(Id, PatientId, end));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        RequireNotInError(EnteredInError);
        EnteredInError = mark;
        Record(new EpisodeEnteredInError(Id, PatientId));
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN.</exception>
    public void RequireOpen()
    {
        RequireNotInError(EnteredInError);
        if (!IsOpen)
        {
            throw EpisodeErrors.NotOpen(Status);
        }
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE.</exception>
    public void RequireInCare()
    {
        RequireNotInError(EnteredInError);
        if (!IsInCare)
        {
            throw EpisodeErrors.NotInCare(Status);
        }
    }

    private DimensionRatingSet RequireRatings(AdmissionDecision decision, Program program)
    {
        var set = DimensionRatingSets.FirstOrDefault(set => set.Id == decision.DimensionRatingSetId && set.EnteredInError is null)
            ?? throw CommonErrors.UnknownReference("/dimensionRatingSetId");
        RequireNotBefore(set.RatedOn, decision.AdmittedOn, "/admittedOn", "Admission follows the ratings.");
        var maximumAgeDays = program.PoliciesOn(decision.AdmittedOn).ContentProfile.RatingMaximumAgeDays;
        return decision.AdmittedOn.DayNumber - set.RatedOn.DayNumber <= maximumAgeDays
            ? set
            : throw EpisodeErrors.RatingsTooOld(maximumAgeDays);
    }

    private void RequireStatus(EpisodeStatus status, string action)
    {
        RequireNotInError(EnteredInError);
        if (Status != status)
        {
            throw CommonErrors.IllegalTransition(Status, action);
        }
    }

    private static void RequireNotInError(EnteredInError? mark)
    {
        if (mark is not null)
        {
            throw CommonErrors.EnteredInError();
        }
    }

    private static void RequireNotAfter(DateOnly today, DateOnly date, string pointer)
    {
        if (date > today)
        {
            throw EpisodeErrors.DateInFuture(pointer);
        }
    }

    private static void RequireNotBefore(DateOnly earliest, DateOnly date, string pointer, string detail)
    {
        if (date < earliest)
        {
            throw EpisodeErrors.DateOutOfOrder(pointer, detail);
        }
    }
}
