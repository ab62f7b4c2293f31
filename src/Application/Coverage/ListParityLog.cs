using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Those logged last first; without what was entered in error.</summary>
/// <param name="From">First day of the decision.</param>
/// <param name="To">Last day of the decision, inclusive.</param>
public sealed record ListParityLog(string? Payer, ProgramId? ProgramId, DateOnly? From, DateOnly? To, PageRequest Page)
    : IQuery<Page<ParityEntryResponse>>;

/// <summary>That a payer denied what it was asked for, or granted less.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="RequestedUnits">In units of `unitType`.</param>
/// <param name="ApprovedUnits">As above; null where nothing was granted.</param>
/// <param name="Reason">The payer's.</param>
/// <param name="AfterAppeal">The decision was on an appeal.</param>
public sealed record ParityEntryResponse(
    ParityEntryId Id,
    AuthorizationId AuthorizationId,
    EpisodeId EpisodeId,
    PatientId PatientId,
    ProgramId ProgramId,
    string Payer,
    DateOnly DecidedOn,
    AuthorizationStatus Outcome,
    IReadOnlyList<string> ServiceCodes,
    LevelOfCare LevelOfCare,
    AuthorizationUnit UnitType,
    decimal RequestedUnits,
    DateOnly RequestedFrom,
    DateOnly RequestedTo,
    decimal? ApprovedUnits,
    DateOnly? ApprovedFrom,
    DateOnly? ApprovedTo,
    string Reason,
    bool AfterAppeal,
    DateTimeOffset LoggedAt)
{
    internal static ParityEntryResponse Of(ParityEntry entry) => new(
        entry.Id,
        entry.AuthorizationId,
        entry.EpisodeId,
        entry.PatientId,
        entry.ProgramId,
        entry.Payer,
        entry.DecidedOn,
        entry.Outcome,
        entry.Request.ServiceCodes,
        entry.Request.LevelOfCare,
        entry.Request.UnitType,
        entry.Request.Units,
        entry.Request.From,
        entry.Request.To,
        entry.Grant?.Units,
        entry.Grant?.From,
        entry.Grant?.To,
        entry.Reason,
        entry.AfterAppeal,
        entry.CreatedAt);
}

internal sealed class ListParityLogValidator : AbstractValidator<ListParityLog>
{
    public ListParityLogValidator() => RuleFor(query => query.Payer).MaxLength(Limits.Name);
}

internal sealed class ListParityLogHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListParityLog, Page<ParityEntryResponse>>
{
    public async Task<Page<ParityEntryResponse>> Handle(ListParityLog query, CancellationToken cancellationToken)
    {
        var entries = db.ParityLog.AsNoTracking().Where(entry => entry.EnteredInError == null);
        if (query.Payer is { } payer)
        {
            entries = entries.Where(entry => entry.Payer == payer);
        }

        if (query.ProgramId is { } program)
        {
            entries = entries.Where(entry => entry.ProgramId == program);
        }

        if (query.From is { } from)
        {
            entries = entries.Where(entry => entry.DecidedOn >= from);
        }

        if (query.To is { } to)
        {
            entries = entries.Where(entry => entry.DecidedOn <= to);
        }

        return await entries.ToPageAsync(
            entry => entry.Id,
            query.Page,
            $"parity-log/{query.Payer}/{query.ProgramId}/{query.From:O}/{query.To:O}",
            cursors,
            ParityEntryResponse.Of,
            cancellationToken);
    }
}
