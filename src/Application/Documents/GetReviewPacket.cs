using System.Text.Json;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Application.Progress;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Progress;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Documents;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetReviewPacket(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<ReviewPacketResponse>;

internal sealed class GetReviewPacketHandler(IMediator mediator, ObjectiveReader objectives, IAppDbContext db, TimeProvider clock)
    : IRequestHandler<GetReviewPacket, ReviewPacketResponse>
{
    /// <summary>What is not known is answered as null, and so hashed.</summary>
    private static readonly JsonSerializerOptions WithNulls = new(DomainJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public async Task<ReviewPacketResponse> Handle(GetReviewPacket query, CancellationToken cancellationToken)
    {
        var (episode, program, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.AsOf, query.KnownAt, clock.GetUtcNow(), cancellationToken);
        var batch = new QueryBatch();
        var course = CareQueries.Add(batch, db, episode, asOf);
        var plans = batch.Add(db.RecoveryPlans.AsNoTracking().Where(plan => plan.EpisodeId == episode.Id));
        var discharges = batch.Add(db.Discharges.AsNoTracking().Where(discharge => discharge.EpisodeId == episode.Id));
        var evaluations = batch.Add(db.ReadinessEvaluations.AsNoTracking().Where(evaluation => evaluation.EpisodeId == episode.Id && evaluation.AsOf <= asOf));
        var authorizations = batch.Add(db.Authorizations.AsNoTracking().Where(authorization => authorization.EpisodeId == episode.Id));
        await db.RunAsync(batch, cancellationToken);

        var plan = plans.Rows.Where(plan => plan.VersionAsOf(asOf, knownAt) is not null).MaxBy(plan => plan.Id.Value);
        var version = plan?.VersionAsOf(asOf, knownAt);
        var measured = plan is null ? [] : await objectives.ReadAsync(new Care(plan, episode, program), asOf, knownAt, cancellationToken);
        var progress = await mediator.Send(new GetProgress(query.EpisodeId, asOf, knownAt), cancellationToken);
        var isAdmitted = episode.Admission?.RecordedAt <= knownAt && episode.AdmittedOn <= asOf;

        var content = new ReviewPacketContent(
            ReviewPacketContent.CurrentSchemaVersion,
            episode.Id,
            asOf,
            isAdmitted ? episode.AdmittedOn : null,
            PhaseOf(course.Phases, asOf, knownAt),
            DiagnosesOf(episode, asOf, knownAt),
            new PacketRatings(
                PacketRatingSet.Of(isAdmitted ? episode.DimensionRatingSets.FirstOrDefault(set => set.Id == episode.Admission!.DimensionRatingSetId) : null),
                PacketRatingSet.Of(episode.RatingsOn(asOf, knownAt))),
            AttendanceOf(course.Read(episode, program, asOf, knownAt), program.PoliciesOn(asOf).Readiness.AttendanceWindowDays),
            ObjectivesOf(version, measured),
            [.. progress.Series.Select(ScoreOf)],
            progress.DrugTests,
            progress.UseDays,
            version is null ? null : PlanOf(plan!, version, asOf, knownAt),
            DischargePlanOf(version?.Document, discharges.Rows, program, asOf, knownAt),
            evaluations.Rows
                .Where(evaluation => evaluation.CreatedAt <= knownAt && !(evaluation.EnteredInError?.At <= knownAt))
                .OrderBy(evaluation => evaluation.AsOf).ThenBy(evaluation => evaluation.CreatedAt).ThenBy(evaluation => evaluation.Id.Value)
                .Select(evaluation => new PacketReadiness(
                    evaluation.Id, evaluation.AsOf, evaluation.Purpose, evaluation.Findings.Result, evaluation.Findings.SoftScore))
                .LastOrDefault(),
            RequestsOf(authorizations.Rows, asOf, knownAt));
        var canonical = CanonicalJson.Canonicalize(JsonSerializer.SerializeToElement(content, WithNulls));
        return new ReviewPacketResponse(
            episode.Id, episode.PatientId, asOf, knownAt, CanonicalJson.Hash(canonical), new StoredJson<ReviewPacketContent>(canonical));
    }

    private static PacketPhase? PhaseOf(IEnumerable<StepDownPhase> phases, DateOnly asOf, DateTimeOffset knownAt) =>
        new StepDownPath(phases).StandingAsOf(asOf, knownAt) is { } standing
            ? new PacketPhase(standing.Sequence, standing.Phase.LevelOfCare, standing.Phase.StartedOn!.Value)
            : null;

    private static IReadOnlyList<PlanDiagnosis> DiagnosesOf(Episode episode, DateOnly asOf, DateTimeOffset knownAt) =>
    [
        .. episode.Diagnoses
            .Where(diagnosis => diagnosis.IndexOn <= asOf && diagnosis.RecordedAt <= knownAt && !(diagnosis.EnteredInError?.At <= knownAt))
            .OrderByDescending(diagnosis => diagnosis.IsPrimary).ThenBy(diagnosis => diagnosis.Code, StringComparer.Ordinal)
            .Select(diagnosis => new PlanDiagnosis(diagnosis.Code, diagnosis.IsPrimary)),
    ];

    private static PacketAttendance AttendanceOf(CareAsOf care, int windowDays)
    {
        var weeks = care.Weeks();
        var latestFrom = care.AsOf.AddDays(1 - windowDays);
        return new PacketAttendance(
            AttendanceRates.Of(care.Sessions, care.Care?.AdmittedOn ?? DateOnly.MinValue, care.AsOf),
            latestFrom,
            AttendanceRates.Of(care.Sessions, latestFrom, care.AsOf),
            weeks.Weeks,
            weeks.ComplianceRate);
    }

    private static IReadOnlyList<PacketObjective> ObjectivesOf(PlanVersion? version, IReadOnlyList<MeasuredObjective> measured)
    {
        var written = version?.Document.AllObjectives().ToDictionary(objective => objective.Id!.Value) ?? [];
        return
        [
            .. measured.Select(one => new PacketObjective(
                one.ObjectiveId,
                written[one.ObjectiveId].Text,
                written[one.ObjectiveId].PhaseSequence,
                one.Measurement,
                one.TargetDate,
                one.Status,
                one.IsWaived,
                one.Value?.Value,
                one.Value?.On,
                one.IsMet)),
        ];
    }

    private static PacketScore ScoreOf(ProgressSeriesResponse series) => new(
        series.Code,
        series.Label,
        series.Better,
        series.Baseline.On,
        series.Baseline.Value,
        series.Latest.On,
        series.Latest.Value,
        series.Change,
        series.Response);

    private static PacketPlan PlanOf(RecoveryPlan plan, PlanVersion version, DateOnly asOf, DateTimeOffset knownAt) => new(
        plan.Id,
        version.Number,
        version.StatusAsOf(asOf, knownAt)!.Value,
        version.ActiveFrom,
        version.Document.NextReviewOn,
        version.Document.LevelOfCare,
        version.ContentHash,
        [
            .. version.Signatures
                .Where(signature => Act.IsSeen(signature.SignedOn, signature.RecordedAt, asOf, knownAt) && !(signature.VoidedAt <= knownAt))
                .Select(signature => new PacketSignature(signature.Role, signature.Credential, signature.SignedOn)),
        ],
        [
            .. version.Document.AllInterventions().Select(service => new PacketIntervention(
                service.Type, service.Modality, service.Frequency, service.DurationMinutes, service.StartsOn, service.EndsOn)),
        ]);

    private static PacketDischargePlan DischargePlanOf(
        PlanContent? content, IEnumerable<Discharge> discharges, Program program, DateOnly asOf, DateTimeOffset knownAt)
    {
        var proposal = (
            from discharge in discharges
            let status = discharge.Steps.LastOrDefault(step => Act.IsSeen(program.DateOf(step.At), step.At, asOf, knownAt))?.Status
            where status is DischargeStatus.Proposed or DischargeStatus.Approved or DischargeStatus.Final
            orderby discharge.Id.Value
            select new { discharge.Type, status, discharge.DischargedOn }).LastOrDefault();
        return new PacketDischargePlan(
            content?.TransitionCriteria ?? [],
            content?.DischargeCriteria ?? [],
            content?.ContinuingCareOutline,
            [
                .. from phase in content?.Phases ?? []
                   where phase.StartsOn > asOf
                   orderby phase.Sequence
                   select new PacketPlannedPhase(phase.Sequence, phase.LevelOfCare, phase.TargetHoursPerWeek, phase.StartsOn, phase.EndsOn),
            ],
            proposal?.Type,
            proposal?.status,
            proposal?.DischargedOn);
    }

    private static IReadOnlyList<PacketRequest> RequestsOf(IEnumerable<PayerAuthorization> authorizations, DateOnly asOf, DateTimeOffset knownAt) =>
    [
        .. from authorization in authorizations
           where !(authorization.EnteredInError?.At <= knownAt)
           let step = authorization.Steps.LastOrDefault(step => Act.IsSeen(step.On, step.At, asOf, knownAt))
           where step is not null
           let request = authorization.Request
           orderby request.From, authorization.Id.Value
           select new PacketRequest(
               authorization.Id,
               request.Payer,
               request.ServiceCodes,
               request.UnitType,
               request.Units,
               request.From,
               request.To,
               request.LevelOfCare,
               request.Expedited,
               step.Status),
    ];
}
