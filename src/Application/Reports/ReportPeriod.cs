using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Application.Reports;

/// <summary>What a report is of.</summary>
/// <param name="From">First day, of the programme; the first of the month of the last day unless given.</param>
/// <param name="To">Last day, not after today; today unless given.</param>
public sealed record ReportPeriod(ProgramId ProgramId, DateOnly? From, DateOnly? To)
{
    /// <summary>A leap year.</summary>
    public const int MaximumDays = 366;
}

/// <param name="Policies">Those of the last day.</param>
internal sealed record ReportScope(Program Program, DateOnly From, DateOnly To, DateOnly Today, ProgramPolicies Policies);

internal static class ReportScopeLoading
{
    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE, DATE_IN_FUTURE, DATE_OUT_OF_ORDER, PERIOD_TOO_LONG.</exception>
    public static async Task<ReportScope> GetReportScopeAsync(
        this IAppDbContext db, ReportPeriod period, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var program = await db.Programs.AsNoTracking().FirstOrDefaultAsync(program => program.Id == period.ProgramId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("?programId");
        var today = program.DateOf(now);
        var to = period.To ?? today;
        var from = period.From ?? new DateOnly(to.Year, to.Month, 1);
        return to > today ? throw EpisodeErrors.DateInFuture("?to")
            : from > to ? throw EpisodeErrors.DateOutOfOrder("?from", "The period begins after its end.")
            : to.DayNumber - from.DayNumber >= ReportPeriod.MaximumDays
                ? throw CommonErrors.Rule("PERIOD_TOO_LONG", "?from", $"A report is of {ReportPeriod.MaximumDays} days at most.")
            : new ReportScope(program, from, to, today, program.PoliciesOn(to));
    }
}
