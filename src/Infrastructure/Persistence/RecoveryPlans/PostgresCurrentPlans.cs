using System.Text.Json;
using Npgsql;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;

/// <summary>
/// Past Entity Framework, whose context and query would take more of this read than all the rest of it (docs/performance.md). Both
/// walls stand all the same: organization and disclosure rule are in the statement, and row-level security is told the organization.
/// </summary>
internal sealed class PostgresCurrentPlans(PlanReadConnections connections, PlansRead read, ICaller caller, IDisclosureTrail trail) : ICurrentPlans
{
    private const string From =
        """
        FROM recovery_plan AS p
        JOIN recovery_plan_version AS v
            ON v.organization_id = p.organization_id AND v.recovery_plan_id = p.id AND v.number = p.current_number
        """;

    private const string Visible = "WHERE p.organization_id = $1 AND p.id = $2 AND ($3 OR p.created_by_client = $4 OR p.patient_id = $5)";

    /// <summary>Whether the caller may see it, and whether what is remembered still holds.</summary>
    private const string SelectState = $"SELECT p.version, p.updated_at FROM recovery_plan AS p {Visible}";

    // Columns in the order of CurrentPlan.
    private const string SelectAll =
        $"""
        SELECT p.version, p.patient_id, p.episode_id, p.program_id, p.author_id, p.status, p.draft_number, p.goals, p.objectives,
            p.created_at, p.updated_at, v.number, v.author_id, v.effective_from, v.active_from, v.level_of_care_edition,
            v.level_of_care_code, v.template, v.revision_reason, v.created_at, v.submitted_at, v.countersignature_due_on, v.signatures,
            v.refusals, v.transitions, v.content_hash, v.content
        {From}
        {Visible}
        """;

    public async Task<PlanResponse?> FindAsync(RecoveryPlanId id, CancellationToken cancellationToken)
    {
        var plan = read.Find(caller.OrganizationId, id);
        if (plan is not null)
        {
            var state = await SelectAsync(id, SelectState, StateOf, cancellationToken);
            if (state is null)
            {
                return null;
            }

            if (state != new PlanState(plan.Version, plan.UpdatedAt))
            {
                plan = null;
            }
        }

        plan ??= await SelectAsync(id, SelectAll, row => read.Keep(caller.OrganizationId, Read(row).ToResponse(id)), cancellationToken);
        if (plan is not null)
        {
            trail.Disclosed(plan.PatientId);
        }

        return plan;
    }

    /// <summary>Both walls stand in the same round trip as the query (D35).</summary>
    private async Task<T?> SelectAsync<T>(RecoveryPlanId id, string select, Func<NpgsqlDataReader, T> map, CancellationToken cancellationToken)
        where T : class
    {
        await using var batch = connections.Source.CreateBatch();
        batch.BatchCommands.Add(OrganizationSetting.Command(caller.OrganizationId));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(select)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = caller.OrganizationId.Value },
                new NpgsqlParameter<Guid> { TypedValue = id.Value },
                new NpgsqlParameter<bool> { TypedValue = caller.IsWorkforce() },
                new NpgsqlParameter<string> { TypedValue = caller.ClientId },
                new NpgsqlParameter<Guid> { TypedValue = caller.PatientId?.Value ?? Guid.Empty },
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? map(reader) : null;
    }

    private static PlanState StateOf(NpgsqlDataReader row) => new(row.GetInt32(0), row.GetFieldValue<DateTimeOffset>(1));

    private static CurrentPlan Read(NpgsqlDataReader row)
    {
        var column = 0;
        return new CurrentPlan(
            Version: row.GetInt32(column++),
            PatientId: new PatientId(row.GetGuid(column++)),
            EpisodeId: new EpisodeId(row.GetGuid(column++)),
            ProgramId: new ProgramId(row.GetGuid(column++)),
            AuthorId: new PractitionerId(row.GetGuid(column++)),
            Status: Enum.Parse<PlanVersionStatus>(row.GetString(column++)),
            DraftNumber: Value<int>(column++),
            Goals: Json<IReadOnlyList<GoalRecord>>(column++)!,
            Objectives: Json<IReadOnlyList<ObjectiveRecord>>(column++)!,
            CreatedAt: row.GetFieldValue<DateTimeOffset>(column++),
            UpdatedAt: row.GetFieldValue<DateTimeOffset>(column++),
            Number: row.GetInt32(column++),
            VersionAuthorId: new PractitionerId(row.GetGuid(column++)),
            EffectiveFrom: Value<DateOnly>(column++),
            ActiveFrom: Value<DateOnly>(column++),
            LevelOfCareEdition: Text(column++) is { } edition ? Enum.Parse<AsamEdition>(edition) : null,
            LevelOfCareCode: Text(column++),
            Template: Json<AppliedTemplate>(column++),
            RevisionReason: Text(column++),
            VersionCreatedAt: row.GetFieldValue<DateTimeOffset>(column++),
            SubmittedAt: Value<DateTimeOffset>(column++),
            CountersignatureDueOn: Value<DateOnly>(column++),
            Signatures: Json<IReadOnlyList<PlanSignature>>(column++)!,
            Refusals: Json<IReadOnlyList<SignatureRefusal>>(column++)!,
            Transitions: Json<IReadOnlyList<VersionTransition>>(column++)!,
            ContentHash: row.GetString(column++),
            Content: row.GetFieldValue<byte[]>(column));

        string? Text(int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);

        T? Value<T>(int ordinal)
            where T : struct => row.IsDBNull(ordinal) ? null : row.GetFieldValue<T>(ordinal);

        T? Json<T>(int ordinal)
            where T : class => row.IsDBNull(ordinal) ? null : JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(ordinal), DomainJson.Options);
    }

    private sealed record PlanState(int Version, DateTimeOffset UpdatedAt);
}
