using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Documents;
using TreatmentPlans.Application.Progress;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Application.Scheduling.Calendars;
using TreatmentPlans.Application.Scheduling.Proposals;
using TreatmentPlans.Infrastructure.Auditing;
using TreatmentPlans.Infrastructure.Charts;
using TreatmentPlans.Infrastructure.Documents;
using TreatmentPlans.Infrastructure.Events;
using TreatmentPlans.Infrastructure.Health;
using TreatmentPlans.Infrastructure.Identity;
using TreatmentPlans.Infrastructure.Persistence;
using TreatmentPlans.Infrastructure.Persistence.RecoveryPlans;
using TreatmentPlans.Infrastructure.Scheduling;
using TreatmentPlans.Infrastructure.Scheduling.Proposals;

namespace TreatmentPlans.Infrastructure;

public static class InfrastructureServices
{
    private const string DefaultSqlite = "Data Source=treatment-plans.db";

    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (options.Provider is DatabaseProvider.Sqlite)
        {
            configuration["ConnectionStrings:App"] ??= DefaultSqlite;
        }

        services.AddSingleton(options);
        services.AddDatabase(options, configuration);
        services.AddSingleton<WriteGate>(_ => new WriteGate(options.Provider));
        services.AddSingleton<AuditSequence>(_ => new AuditSequence(options.Provider));
        services.AddSingleton<IDatabaseFaults, DatabaseFaults>();
        services.AddSingleton<IDatabaseSetup, DatabaseSetup>();
        services.AddSingleton<IOrganizationScopes, OrganizationScopes>();
        services.AddSingleton<IEventSequencer, EventSequencer>();
        services.AddScoped<ICursors, ProtectedCursors>();
        services.AddSingleton<GroupCommitAuditLog>();
        services.AddSingleton<IAuditLog>(provider => provider.GetRequiredService<GroupCommitAuditLog>());
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommitAuditLog>());
        services.AddHostedService<Housekeeping>();
        services.AddJobSchedule(options, configuration);
        services.AddSingleton<IProgressPictures, ScottPlotPictures>();
        services.AddSingleton<IDocumentRenderer, HtmlDocuments>();
        services.AddSingleton<IDocumentRenderer, PdfDocuments>();
        services.AddSingleton<IRecurrences, IcalRecurrences>();
        services.AddSingleton<ICalendarFeeds, IcalFeeds>();
        services.AddSingleton<IScheduleSolver, CpSatScheduleSolver>();
        services.AddSingleton(configuration.GetSection("Proposals").Get<ProposalOptions>() ?? new ProposalOptions());
        services.AddSingleton<IProposalQueue, ProposalQueue>();
        services.AddHostedService<ProposalWorker>();
        services.AddScoped<IAppDbContext>(provider => provider.GetRequiredService<AppDbContext>());
        services.AddIdentity(configuration);
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database")
            .AddCheck<EventsHealth>("events")
            .AddCheck<AuditHealth>("audit")
            .AddCheck<SecondWallHealth>("rowLevelSecurity");
        services.AddKeyProtection(configuration);
        return services;
    }

    private static void AddDatabase(this IServiceCollection services, DatabaseOptions options, IConfiguration configuration)
    {
        if (options.Provider is DatabaseProvider.Sqlite)
        {
            services.AddSingleton(new WorkerConnections(null));
            services.AddSingleton<IAuditStore, SqliteAuditStore>();
            services.AddScoped<ICurrentPlans, SqliteCurrentPlans>();
            services.AddScoped<IRequestTransaction, SqliteRequestTransaction>();
            services.AddContexts<SqliteDbContext>((_, builder) =>
                builder.UseSqliteFile(configuration.GetConnectionString("App")!).UseAppInterceptors(options.Provider));
            return;
        }

        // Nothing of a caller outlives its transaction, so a pooled connection needs no reset (D35).
        var app = new NpgsqlConnectionStringBuilder(Required("App")) { NoResetOnClose = true };
        if (app.MaxAutoPrepare == 0)
        {
            app.MaxAutoPrepare = 200;
        }

        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(app.ConnectionString) { Name = "app" }.Build());
        services.AddSingleton<IAuditStore, PostgresAuditStore>();
        services.AddSingleton<PlansRead>();
        services.AddSingleton(provider => new PlanReadConnections(provider.GetRequiredService<NpgsqlDataSource>(), app.ConnectionString));
        services.AddScoped<ICurrentPlans, PostgresCurrentPlans>();
        services.AddScoped<IRequestTransaction, PostgresRequestTransaction>();
        services.AddSingleton(_ => new WorkerConnections(NpgsqlDataSource.Create(Required("Worker"))));
        services.AddContexts<PostgresDbContext>((provider, builder) =>
            builder.UsePostgres(provider.GetRequiredService<NpgsqlDataSource>()).UseAppInterceptors(options.Provider));

        string Required(string name) => configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"ConnectionStrings:{name} is missing; see docs/operations.md.");
    }

    private static void AddContexts<TContext>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : AppDbContext
    {
        services.AddDbContext<TContext>(configure, ServiceLifetime.Scoped, ServiceLifetime.Singleton);
        services.AddScoped<ContextScope>();
        services.AddScoped<AppDbContext>(provider => provider.GetRequiredService<TContext>());
    }
}
