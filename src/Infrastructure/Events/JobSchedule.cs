using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Infrastructure.Events;

/// <summary>
/// When the service works by itself. On PostgreSQL all instances are one cluster: each time one of them does the work, and another takes it
/// over from one that dies. SQLite has one process, whose memory is enough.
/// </summary>
internal static class JobSchedule
{
    public const string Schema = "quartz";

    /// <summary>A scheduler without a name would share the clock of the programme.</summary>
    public const string Name = "treatment-plans";

    /// <summary>On every quarter hour, on which midnight falls in every zone.</summary>
    private const string EveryQuarter = "0 0/15 * * * ?";

    public static void AddJobSchedule(this IServiceCollection services, DatabaseOptions options, IConfiguration configuration)
    {
        services.AddQuartz(Name, quartz =>
        {
            // The beat is of this machine, not of the programme: a test's clock that stands still must not stop it.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.UseDefaultTimeZone(TimeZoneInfo.Utc);

            // The database may be away for a while.
            quartz.UseDefaultRetryPolicy(RetryPolicy.Exponential(6, TimeSpan.FromSeconds(5)));
            if (options.Provider is DatabaseProvider.PostgreSql)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(NpgsqlFactory.Instance, configuration.GetConnectionString("Worker")!);
                    store.ConfigureStore(settings => settings.TablePrefix = $"{Schema}.qrtz_");
                    store.ProvisionSchema();
                    store.UseClustering();
                });
            }

            quartz.ScheduleJob<DueWork>(
                trigger => trigger.WithIdentity(DueWork.Key.Name).WithCronSchedule(EveryQuarter),
                job => job.WithIdentity(DueWork.Key));
            quartz.RunAtStartup(DueWork.Key);
        });
        services.AddQuartzHostedService(Name, hosted => hosted.WaitForJobsToComplete = true);
    }
}
