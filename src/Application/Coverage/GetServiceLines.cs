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
/// <param name="Lines">By day, code, start; voided ones after those that stand.</param>
/// <param name="Unbilled">By time.</param>
public sealed record ServiceLinesResponse(
    EpisodeId EpisodeId,
    DateOnly AsOf,
    DateTimeOffset KnownAt,
    bool IsPending,
    Money Allowed,
    IReadOnlyList<ServiceLineResponse> Lines,
    IReadOnlyList<UnbilledServiceResponse> Unbilled);

/// <param name="Sequence">The place in which it was first derived; what replaces a line keeps it.</param>
/// <param name="On">Day of service.</param>
/// <param name="StartsAt">Of the first thing that it is for.</param>
/// <param name="Minutes">Therapeutic minutes that it is for; 0 of a test.</param>
/// <param name="Rate">Of one unit.</param>
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
    IReadOnlyList<Guid> Sources,
    ServiceLineId? ReplacesId,
    DateTimeOffset DerivedAt,
    DateTimeOffset? VoidedAt)
{
    internal static ServiceLineResponse Of(BilledLine billed, DateTimeOffset knownAt)
    {
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
        var (_, _, asOf, knownAt) = await db.GetEpisodeAsOfAsync(
            query.EpisodeId, query.AsOf, query.KnownAt, clock.GetUtcNow(), cancellationToken);
        var id = query.EpisodeId;
        var batch = new QueryBatch();
        var billings = batch.Add(db.EpisodeBillings.AsNoTracking().Where(billing => billing.EpisodeId == id));
        var marks = batch.Add(db.BillingMarks.AsNoTracking().Where(mark => mark.EpisodeId == id).Take(1));
        var currencies = batch.Add(db.Organizations.Select(organization => organization.Currency));
        await db.RunAsync(batch, cancellationToken);

        var billing = billings.Rows.SingleOrDefault();
        var lines = billing?.LinesAsOf(asOf, knownAt).ToList() ?? [];
        var voided = query.IncludeVoided ? billing?.VoidedAsOf(asOf, knownAt) ?? [] : [];
        return new ServiceLinesResponse(
            id,
            asOf,
            knownAt,
            marks.Rows.Count > 0,
            new Money(lines.Sum(line => line.Line.Allowed.Amount), currencies.Rows[0]),
            [.. lines.Concat(voided).Select(line => ServiceLineResponse.Of(line, knownAt))],
            [
                .. billing?.UnbilledAsOf(asOf, knownAt).Select(service => new UnbilledServiceResponse(
                    service.SourceId, service.On, service.StartsAt, service.Quantity, service.Reason, service.Since)) ?? [],
            ]);
    }
}
