using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
/// <param name="IncludeVoided">Also those that were voided by then.</param>
public sealed record GetServiceLines(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt, bool IncludeVoided) : IQuery<ServiceLinesResponse>;

/// <summary>What an episode is billed by, and what was done and is in no line.</summary>
/// <param name="IsPending">Something has changed that the lines do not follow yet; they do within minutes.</param>
/// <param name="Allowed">Of the lines that stand.</param>
/// <param name="Held">That part of it which waits.</param>
/// <param name="Lines">By day, code, start; voided ones after those that stand.</param>
/// <param name="Unbilled">By time.</param>
/// <param name="ThinWeeks">Weeks with lines of a service that was offered on fewer days than the contract says.</param>
public sealed record ServiceLinesResponse(
    EpisodeId EpisodeId,
    DateOnly AsOf,
    DateTimeOffset KnownAt,
    bool IsPending,
    Money Allowed,
    Money Held,
    IReadOnlyList<ServiceLineResponse> Lines,
    IReadOnlyList<UnbilledServiceResponse> Unbilled,
    IReadOnlyList<ThinWeek> ThinWeeks);

/// <param name="Sequence">The place in which it was first derived; what replaces a line keeps it.</param>
/// <param name="On">Day of service.</param>
/// <param name="StartsAt">Of the first thing that it is for.</param>
/// <param name="Minutes">Therapeutic minutes that it is for; 0 of a test.</param>
/// <param name="Rate">Of one unit.</param>
/// <param name="AuthorizationId">By which it goes; null where it goes by none.</param>
/// <param name="Holds">Why it waits before it is billed; nothing where it does not.</param>
/// <param name="Sources">The attendance or tests that it is for.</param>
/// <param name="ReplacesId">The voided line in whose place it stands.</param>
/// <param name="VoidedAt">Null while it stands.</param>
public sealed record ServiceLineResponse(
    ServiceLineId Id,
    int Sequence,
    DateOnly On,
    string ServiceCode,
    DateTimeOffset StartsAt,
    decimal Units,
    int Minutes,
    Money Rate,
    Money Allowed,
    string BenefitCategory,
    bool IsPerDiem,
    string Payer,
    bool AuthorizationRequired,
    ClaimFields? Claim,
    AuthorizationId? AuthorizationId,
    IReadOnlyList<LineHold> Holds,
    IReadOnlyList<Guid> Sources,
    ServiceLineId? ReplacesId,
    DateTimeOffset DerivedAt,
    DateTimeOffset? VoidedAt)
{
    internal static ServiceLineResponse Of(HeldLine held, DateTimeOffset knownAt)
    {
        var billed = held.Billed;
        var line = billed.Line;
        return new ServiceLineResponse(
            billed.Id,
            billed.Sequence,
            line.On,
            line.ServiceCode,
            line.StartsAt,
            line.Units,
            line.Minutes,
            line.Rate,
            line.Allowed,
            line.BenefitCategory,
            line.IsPerDiem,
            line.Terms.Payer,
            line.Terms.AuthorizationRequired,
            line.Terms.Claim,
            held.AuthorizationId,
            held.Holds,
            line.Sources,
            billed.ReplacesId,
            billed.DerivedAt,
            billed.VoidedAt <= knownAt ? billed.VoidedAt : null);
    }
}

/// <param name="SourceId">Of the attendance, or of the test.</param>
/// <param name="On">Day of service.</param>
/// <param name="Quantity">Therapeutic minutes; of a test, the substances that were looked for.</param>
/// <param name="Since">When the reason was found.</param>
public sealed record UnbilledServiceResponse(
    Guid SourceId, DateOnly On, DateTimeOffset StartsAt, int Quantity, UnbilledReason Reason, DateTimeOffset Since);

internal sealed class GetServiceLinesHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetServiceLines, ServiceLinesResponse>
{
    public async Task<ServiceLinesResponse> Handle(GetServiceLines query, CancellationToken cancellationToken)
    {
        var (episode, _, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.AsOf, query.KnownAt, clock.GetUtcNow(), cancellationToken);
        var batch = new QueryBatch();
        var queries = BilledCourseQueries.Add(batch, db, episode);
        var records = batch.Add(db.AttendanceRecords.AsNoTracking().Where(record => record.EpisodeId == query.EpisodeId));
        await db.RunAsync(batch, cancellationToken);

        var course = queries.Read(episode.Id, asOf, knownAt);
        var lines = course.LinesOfEpisode;
        var voided = query.IncludeVoided ? course.Voided : [];
        return new ServiceLinesResponse(
            episode.Id,
            asOf,
            knownAt,
            course.IsPending,
            new Money(lines.Sum(line => line.Billed.Line.Allowed.Amount), course.Currency),
            new Money(lines.Where(line => line.IsHeld).Sum(line => line.Billed.Line.Allowed.Amount), course.Currency),
            [.. lines.Concat(voided.Select(line => new HeldLine(line, []))).Select(line => ServiceLineResponse.Of(line, knownAt))],
            [
                .. course.Unbilled.Select(service => new UnbilledServiceResponse(
                    service.SourceId, service.On, service.StartsAt, service.Quantity, service.Reason, service.Since)),
            ],
            [
                .. ThinWeek.Of(
                    lines.Select(line => line.Billed.Line),
                    [
                        .. records.Rows
                            .Select(record => (Evidence: record.AsOf(DateOnly.MaxValue, knownAt), record.Category))
                            .Where(session => session.Evidence is not null)
                            .Select(session => (session.Evidence!, session.Category)),
                    ]),
            ]);
    }
}
