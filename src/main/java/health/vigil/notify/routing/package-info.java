/** Who is to be told of what, when, and by which document: routing sets 路由表 and working calendars 工作日历. */
@NullMarked
package health.vigil.notify.routing;

import org.jspecify.annotations.NullMarked;
